import type { EventName, EventPayload, Method, Output } from '#shared/contract/index.ts'
import { createClient } from '#shared/rpc/client.ts'
import type { Client } from '#shared/rpc/client.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { ViewPort } from '#shared/rpc/port.ts'
import { ratibaWindowPort } from '#shared/rpc/ratibaWindow.ts'
import { openWebSocket } from './openWebSocket.ts'

export type ConnectionStatus = 'connecting' | 'ready' | 'lost'

/** A client that outlives its connection: calls made while it is away wait a moment for it to come back. */
export interface CoreConnection extends Client {
  readonly status: () => ConnectionStatus
  readonly onStatus: (listener: (status: ConnectionStatus) => void) => () => void
}

/** How long a call waits for a connection before it fails with `disconnected`. */
const patienceMs = 8_000
const firstRetryMs = 250
const longestRetryMs = 5_000

type Listener = (payload: never) => void

/**
 * Connects this window to its core: over the port Electron gives, otherwise over a WebSocket that reconnects. Nothing is asked
 * before `notBefore`; calls wait for it.
 */
export function connectCore(notBefore: Promise<void> | null = null): CoreConnection {
  let status: ConnectionStatus = 'connecting'
  let client: Client | null = null
  let retryMs = firstRetryMs
  const statusListeners = new Set<(status: ConnectionStatus) => void>()
  const eventListeners = new Map<EventName, Set<Listener>>()
  let waiting: { resolve: (client: Client) => void; reject: (error: AppError) => void }[] = []

  const setStatus = (next: ConnectionStatus) => {
    if (next === status) return
    status = next
    for (const listener of statusListeners) listener(next)
  }

  const hear = (to: Client, name: EventName) =>
    to.on(name, payload => eventListeners.get(name)?.forEach(listener => listener(payload as never)))

  function open(port: ViewPort) {
    client = createClient(port)
    for (const name of eventListeners.keys()) hear(client, name)
    for (const { resolve } of waiting) resolve(client)
    waiting = []
    retryMs = firstRetryMs
    setStatus('ready')
  }

  function connect() {
    if (window.ratiba !== undefined) {
      const port = ratibaWindowPort(window.ratiba)
      // The port closes only when the app itself goes away: there is nothing to come back to.
      port.onClose(() => {
        client = null
        setStatus('lost')
      })
      open(port)
      return
    }
    openWebSocket().then(
      port => {
        port.onClose(retry)
        open(port)
      },
      () => {
        void reloadIfTurnedAway()
        retry()
      },
    )
  }

  function retry() {
    client = null
    setStatus('lost')
    setTimeout(connect, retryMs)
    retryMs = Math.min(retryMs * 2, longestRetryMs)
  }

  const ready = () =>
    new Promise<Client>((resolve, reject) => {
      if (client !== null) {
        resolve(client)
        return
      }
      const entry = { resolve, reject }
      waiting.push(entry)
      setTimeout(() => {
        waiting = waiting.filter(w => w !== entry)
        reject(new AppError('disconnected', 'Lost the connection to the app core.'))
      }, patienceMs)
    })

  if (notBefore === null) connect()
  else void notBefore.then(connect)
  return {
    status: () => status,
    onStatus: listener => {
      statusListeners.add(listener)
      return () => void statusListeners.delete(listener)
    },
    call: async <M extends Method>(method: M, ...args: unknown[]): Promise<Output<M>> => {
      const to = client ?? (await ready())
      return (to.call as (method: M, ...args: unknown[]) => Promise<Output<M>>)(method, ...args)
    },
    on: <E extends EventName>(name: E, listener: (payload: EventPayload<E>) => void) => {
      const known = eventListeners.get(name)
      const set = known ?? new Set<Listener>()
      set.add(listener)
      if (known === undefined) {
        eventListeners.set(name, set)
        if (client !== null) hear(client, name)
      }
      return () => void set.delete(listener)
    },
  }
}

/** A headless host that was started anew knows this browser no more; its own page says how to come in again. */
async function reloadIfTurnedAway(): Promise<void> {
  try {
    const answer = await fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' })
    if (answer.status === 401) window.location.reload()
  } catch {
    // The host is away altogether: connecting goes on being tried.
  }
}
