import type { Failure } from '../connectors/Connector.ts'
import type { Connector } from '../connectors/Connector.ts'
import type { CoreContext } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import type { ChannelRepo, ChannelRow } from './channelRepo.ts'
import type { CreateIo } from './createIo.ts'

const dayMs = 86_400_000
/** After starting, so that checking the channels does not compete with opening the window. */
const firstCheckAfterMs = 60_000

/** Are the logins alive, are the rights there: asked when the person wants to know, and once a day. */
export interface Health {
  start(): void
  /** Asks the network now; the answer comes as `channels.changed`. */
  verify(channelId: string): void
  /** The login works again: what waited for it goes on. */
  loginWorks(channelId: string): void
  stop(): Promise<void>
}

export interface HealthParts {
  context: CoreContext
  channels: ChannelRepo
  createIo: CreateIo
  connectorFor(network: string): Connector
  onRevived(): void
}

export function createHealth(parts: HealthParts): Health {
  const { context, channels, createIo, connectorFor } = parts
  const stopping = new AbortController()
  const running = new Map<string, Promise<void>>()
  let callOff = () => {}

  const loginWorks = (id: string) => {
    const wasDead = channels.get(id, true).needsLogin
    // How long the network wants to be left alone has nothing to do with the login, and goes on.
    channels.update(id, { needsLogin: false })
    context.db.sqlite
      .prepare(
        `UPDATE deliveries SET problem = NULL
         WHERE channelId = ? AND state IN ('waiting', 'published') AND problem ->> '$.key' = 'auth'`,
      )
      .run(id)
    if (wasDead) parts.onRevived()
  }

  const ask = async (row: ChannelRow) => {
    const connector = connectorFor(row.network)
    try {
      const account = channels.openAccount(row)
      const io = createIo({ signal: stopping.signal, secrets: Object.values(account.secret) })
      const { name: _, ...found } = await connector.verify(io, account)
      if (stopping.signal.aborted) return
      channels.update(row.id, found)
      if (found.health.state === 'needsLogin') channels.update(row.id, { needsLogin: true })
      else loginWorks(row.id)
    } catch (error) {
      if (stopping.signal.aborted) return
      noteFailure(row, connector.classify(error))
    }
  }

  const noteFailure = (row: ChannelRow, { kind, words }: Failure) => {
    const dead = kind === 'auth'
    // One passing error does not disconnect a channel; only a dead login does.
    const state = dead
      ? 'needsLogin'
      : kind === 'permission' || kind === 'content'
        ? 'limited'
        : 'unreachable'
    channels.update(row.id, {
      ...(dead ? { needsLogin: true } : {}),
      health: { state, words, checkedAt: toInstant(context.now()) },
    })
  }

  const verify = (id: string) => {
    if (running.has(id) || stopping.signal.aborted) return
    const row = channels.get(id)
    const ended = ask(row)
      .catch((error: unknown) => {
        context.deps.log.error('A channel could not be checked', { channel: id, error })
      })
      .finally(() => {
        running.delete(id)
        if (stopping.signal.aborted) return
        context.emit('channels.changed', { ids: [id] })
        context.emit('deliveries.changed', { ids: [] })
      })
    running.set(id, ended)
  }

  const verifyStale = () => {
    const now = context.now()
    for (const channel of channels.list(null)) {
      const checkedAt = channel.health.checkedAt
      if (checkedAt === null || now - Date.parse(checkedAt) > dayMs) verify(channel.id)
    }
    callOff = context.deps.clock.after(dayMs, verifyStale)
  }

  return {
    verify,
    loginWorks,
    start: () => {
      callOff = context.deps.clock.after(firstCheckAfterMs, verifyStale)
    },
    stop: async () => {
      callOff()
      stopping.abort(new Error('Ratiba is stopping.'))
      await Promise.all(running.values())
    },
  }
}
