import type { CorePort, ToCore, ToView, ViewPort } from './port.ts'

/** Two ends of a pipe inside one process; messages are cloned, as a real wire would. */
export function memoryPipe(): { core: CorePort; view: ViewPort; close(): void } {
  let toCore: (message: ToCore) => void = () => undefined
  let toView: (message: ToView) => void = () => undefined
  const closers: (() => void)[] = []
  let open = true
  return {
    core: {
      post: message => {
        const copy = structuredClone(message)
        queueMicrotask(() => open && toView(copy))
      },
      onMessage: listener => void (toCore = listener),
      onClose: listener => void closers.push(listener),
    },
    view: {
      post: message => {
        const copy = structuredClone(message)
        queueMicrotask(() => open && toCore(copy))
      },
      onMessage: listener => void (toView = listener),
      onClose: listener => void closers.push(listener),
    },
    close: () => {
      if (!open) return
      open = false
      for (const closer of closers) closer()
    },
  }
}
