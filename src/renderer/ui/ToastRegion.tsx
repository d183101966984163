import { Toast } from '@base-ui/react/toast'
import { CircleCheck, TriangleAlert, X } from 'lucide-react'
import { buttonClasses } from './buttonClasses.ts'
import { Icon } from './Icon.tsx'
import { toastManager } from './toast.ts'
import type { ToastMessage } from './toast.ts'
import { useUiWords } from './UiProvider.tsx'

/** Where toasts appear; once per window. F6 moves the focus to it. */
export function ToastRegion() {
  const words = useUiWords()
  return (
    <Toast.Provider toastManager={toastManager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={words.notifications}
          className="fixed end-4 bottom-4 z-50 flex in-[body:has([data-modal])]:start-4 in-[body:has([data-modal])]:end-auto w-96 max-w-[calc(100vw-2rem)] flex-col-reverse gap-2 outline-none"
        >
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Toasts() {
  const words = useUiWords()
  const { toasts } = Toast.useToastManager<{ action?: ToastMessage['action'] }>()
  return toasts.map(toast => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="rounded-lg bg-raised shadow-float transition-[opacity,translate] data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-1 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-center gap-2 py-2 ps-3 pe-1.5">
        {toast.type === 'danger' && (
          <span className="text-danger">
            <Icon icon={TriangleAlert} />
          </span>
        )}
        {toast.type === 'success' && (
          <span className="text-success">
            <Icon icon={CircleCheck} />
          </span>
        )}
        <div className="min-w-0 flex-1">
          <Toast.Title className="font-medium wrap-anywhere" render={<div />} />
          <Toast.Description className="text-sm whitespace-pre-line text-ink-muted" render={<div />} />
        </div>
        {toast.data?.action !== undefined && (
          <Toast.Action
            className={buttonClasses('secondary', 'sm', 'text')}
            onClick={() => {
              toastManager.close(toast.id)
              toast.data?.action?.run()
            }}
          >
            {toast.data.action.label}
          </Toast.Action>
        )}
        <Toast.Close aria-label={words.close} className={buttonClasses('quiet', 'sm', 'square')}>
          <Icon icon={X} size={14} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
