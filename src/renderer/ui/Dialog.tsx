import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClasses } from './buttonClasses.ts'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'
import { useUiWords } from './UiProvider.tsx'

export interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  size?: 'sm' | 'md' | 'lg' | 'full'
  children: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  /** False while closing would lose work. */
  dismissible?: boolean
}

const widths = { sm: 'w-96', md: 'w-[34rem]', lg: 'w-[48rem]', full: 'w-full' }

/** A dialog in the middle, its title and buttons always in view; Escape and the cross close it, focus returns where it was. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, size = 'md', children, footer, dismissible = true } = props
  const words = useUiWords()
  return (
    <Base.Root open={open} onOpenChange={next => !next && onClose()} disablePointerDismissal={!dismissible}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-start justify-center overflow-y-auto p-4 pt-[10vh]">
          <Base.Popup
            data-modal=""
            className={cx(
              'flex max-h-full max-w-full flex-col rounded-lg bg-raised text-ink shadow-float outline-none',
              'transition-[opacity,translate] data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0',
              widths[size],
            )}
          >
            <div className="flex shrink-0 items-start justify-between gap-4 px-5 pt-4">
              <div className="min-w-0">
                <Base.Title className="text-lg font-semibold">{title}</Base.Title>
                {description !== undefined && (
                  <Base.Description className="mt-0.5 text-ink-muted" render={<div />}>
                    {description}
                  </Base.Description>
                )}
              </div>
              <Base.Close
                aria-label={words.close}
                className={cx(buttonClasses('quiet', 'sm', 'square'), '-me-1.5')}
              >
                <Icon icon={X} />
              </Base.Close>
            </div>
            <div className="min-h-0 overflow-y-auto px-5 py-4">{children}</div>
            {footer !== undefined && (
              <div className="flex shrink-0 items-center justify-end gap-2 border-t px-5 py-3">{footer}</div>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
