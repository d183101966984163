import { Toast } from '@base-ui/react/toast'

export interface ToastMessage {
  /** Showing one with the same id replaces it. */
  id?: string
  title: string
  text?: string
  tone?: 'plain' | 'success' | 'danger'
  action?: { label: string; run: () => void }
  /** Milliseconds in sight; 0 stays until closed. */
  timeoutMs?: number
  /** She closed it, or its time is over. */
  onClose?: () => void
}

export const toastManager = Toast.createToastManager<{ action?: ToastMessage['action'] }>()

/** Says something at the corner, with one thing to do about it at most. Answers with its id. */
export function showToast(message: ToastMessage): string {
  const { id, title, text, tone = 'plain', action, timeoutMs, onClose } = message
  return toastManager.add({
    ...(id === undefined ? {} : { id }),
    title,
    description: text,
    type: tone,
    priority: tone === 'danger' ? 'high' : 'low',
    timeout: timeoutMs ?? (tone === 'danger' ? 10_000 : 6_000),
    data: { action },
    ...(onClose === undefined ? {} : { onClose }),
  })
}
