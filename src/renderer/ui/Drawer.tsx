import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClasses } from './buttonClasses.ts'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'
import { useUiWords } from './UiProvider.tsx'

export interface DrawerProps {
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  children: ReactNode
}

/** A panel at the end edge for looking something up without leaving the place. */
export function Drawer({ open, onClose, title, description, children }: DrawerProps) {
  const words = useUiWords()
  return (
    <Base.Root open={open} onOpenChange={next => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="fixed inset-y-0 end-0 z-40 flex w-[30rem] max-w-full flex-col bg-raised text-ink shadow-float outline-none transition-[opacity,translate] data-ending-style:opacity-0 data-starting-style:translate-x-2 data-starting-style:opacity-0 rtl:data-starting-style:-translate-x-2">
          <div className="flex items-start justify-between gap-4 border-b px-5 py-3">
            <div className="min-w-0">
              <Base.Title className="text-lg font-semibold">{title}</Base.Title>
              {description !== undefined && <div className="mt-0.5 text-ink-muted">{description}</div>}
            </div>
            <Base.Close
              aria-label={words.close}
              className={cx(buttonClasses('quiet', 'sm', 'square'), '-me-1.5')}
            >
              <Icon icon={X} />
            </Base.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
