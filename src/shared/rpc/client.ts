import type { EventName, EventPayload, Input, Method, Output } from '../contract/index.ts'
import { AppError } from './errors.ts'
import type { ToView, ViewPort } from './port.ts'

export interface CallOptions {
  signal?: AbortSignal
}

type Arguments<M extends Method> =
  undefined extends Input<M>
    ? [input?: undefined, options?: CallOptions]
    : [input: Input<M>, options?: CallOptions]

export interface Client {
  /** Calls the core. Rejects with AppError: `cancelled` after an abort, `disconnected` when the core is gone. */
  call<M extends Method>(method: M, ...args: Arguments<M>): Promise<Output<M>>
  /** Listens to an event; returns how to stop. */
  on<E extends EventName>(name: E, listener: (payload: EventPayload<E>) => void): () => void
}

interface Pending {
  resolve(value: unknown): void
  reject(error: AppError): void
}

/** The view's end of the contract over any port. */
export function createClient(port: ViewPort): Client {
  let nextId = 1
  let closed = false
  const pending = new Map<number, Pending>()
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const disconnected = () => new AppError('disconnected', 'Lost the connection to the app core.')

  const settle = (message: Exclude<ToView, { t: 'event' }>) => {
    const call = pending.get(message.id)
    pending.delete(message.id)
    if (message.t === 'ok') call?.resolve(message.value)
    else call?.reject(new AppError(message.error.code, message.error.message, message.error.details))
  }

  port.onMessage(message => {
    if (message.t !== 'event') settle(message)
    else listeners.get(message.name)?.forEach(listener => listener(message.payload as never))
  })
  port.onClose(() => {
    closed = true
    for (const call of pending.values()) call.reject(disconnected())
    pending.clear()
  })

  return {
    call: <M extends Method>(method: M, ...[input, options]: Arguments<M>): Promise<Output<M>> => {
      if (closed) return Promise.reject(disconnected())
      const signal = options?.signal
      if (signal?.aborted) return Promise.reject(new AppError('cancelled', 'Cancelled.'))
      const id = nextId++
      return new Promise<Output<M>>((resolve, reject) => {
        const cancel = () => {
          if (!pending.delete(id)) return
          port.post({ t: 'cancel', id })
          reject(new AppError('cancelled', 'Cancelled.'))
        }
        const done = () => signal?.removeEventListener('abort', cancel)
        pending.set(id, {
          resolve: value => {
            done()
            resolve(value as Output<M>)
          },
          reject: error => {
            done()
            reject(error)
          },
        })
        signal?.addEventListener('abort', cancel, { once: true })
        try {
          port.post({ t: 'call', id, method, input })
        } catch (error) {
          pending.delete(id)
          done()
          throw error
        }
      })
    },
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener)
      return () => void set.delete(listener)
    },
  }
}
