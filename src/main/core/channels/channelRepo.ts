import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Channel, ChannelHealth } from '#shared/model/channel.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { Account, FoundAccount } from '../connectors/Connector.ts'
import type { CoreContext } from '../CoreContext.ts'
import { createFind } from '../db/createFind.ts'
import { createUpdate } from '../db/createUpdate.ts'
import { inAliveProject } from '../db/inAliveProject.ts'
import { toInstant } from '../db/instants.ts'
import { channels, secrets } from '../db/schema.ts'

export type ChannelRow = typeof channels.$inferSelect
export type ChannelChange = Partial<
  Omit<ChannelRow, 'id' | 'projectId' | 'network' | 'createdAt' | 'updatedAt'>
>

export interface ChannelRepo {
  list(projectId: string | null): Channel[]
  /** Throws AppError `not_found`; also finds what was put away when `withDeleted`. */
  get(id: string, withDeleted?: boolean): ChannelRow
  /** Never changes; also of what was put away. Throws AppError `not_found`. */
  networkOf(id: string): string
  insert(projectId: string, network: string, account: FoundAccount): string
  update(id: string, change: ChannelChange): void
  /** The account with its opened secrets. Throws AppError `unauthorized` when they cannot be opened. */
  openAccount(row: ChannelRow): Account
  setSecret(id: string, secret: Record<string, string>): void
  removeSecret(id: string): void
}

export function createChannelRepo(context: CoreContext): ChannelRepo {
  const { db, deps, now, newId } = context
  const { orm } = db
  // The engine reads and changes a channel for each delivery.
  const find = createFind(db.sqlite, channels)
  const secretOf = createFind(db.sqlite, secrets, 'channelId')
  const update = createUpdate(db.sqlite, channels)
  const get = (id: string, withDeleted = false): ChannelRow => {
    const row = find(id)
    if (row === undefined || (row.deletedAt !== null && !withDeleted)) {
      throw new AppError('not_found', 'This channel is not there any more.')
    }
    return row
  }
  const networks = new Map<string, string>()
  const setSecret = (channelId: string, secret: Record<string, string>) => {
    const sealed = deps.secrets.seal(JSON.stringify(secret))
    orm
      .insert(secrets)
      .values({ channelId, sealed })
      .onConflictDoUpdate({ target: secrets.channelId, set: { sealed } })
      .run()
  }
  return {
    get,
    setSecret,
    networkOf: id => {
      const network = networks.get(id) ?? get(id, true).network
      networks.set(id, network)
      return network
    },
    list: projectId =>
      orm
        .select()
        .from(channels)
        .where(and(isNull(channels.deletedAt), inAliveProject(orm, channels.projectId, projectId)))
        .orderBy(asc(channels.createdAt))
        .all()
        .map(toChannel),
    insert: (projectId, network, account) => {
      const id = newId()
      const at = now()
      const { remoteId, name, handle, url, config, limits, rights } = account
      orm
        .insert(channels)
        .values({
          id,
          projectId,
          network,
          remoteId,
          name,
          handle,
          url,
          config,
          limits,
          rights,
          health: healthy(at, rights),
          paused: false,
          needsLogin: false,
          createdAt: at,
          updatedAt: at,
        })
        .run()
      setSecret(id, account.secret)
      return id
    },
    update: (id, change) => {
      update(id, { ...change, updatedAt: now() })
    },
    openAccount: row => {
      const stored = secretOf(row.id)
      if (stored === undefined)
        throw new AppError('unauthorized', 'This channel has no login. Connect it again.')
      return {
        remoteId: row.remoteId,
        config: row.config,
        secret: openSealed(deps.secrets.open, stored.sealed),
      }
    },
    removeSecret: id => {
      orm.delete(secrets).where(eq(secrets.channelId, id)).run()
    },
  }
}

function openSealed(open: (sealed: string) => string, sealed: string): Record<string, string> {
  try {
    return JSON.parse(open(sealed)) as Record<string, string>
  } catch (cause) {
    throw new AppError(
      'unauthorized',
      'The login of this channel was sealed on another computer or by another key. Connect it again.',
      undefined,
      { cause },
    )
  }
}

export function healthy(at: number, rights: readonly { granted: boolean }[]): ChannelHealth {
  return {
    state: rights.every(right => right.granted) ? 'ok' : 'limited',
    words: null,
    checkedAt: toInstant(at),
  }
}

export const toChannel = (row: ChannelRow): Channel => ({
  id: row.id,
  projectId: row.projectId,
  network: row.network,
  name: row.name,
  handle: row.handle,
  url: row.url,
  limits: row.limits,
  rights: row.rights,
  health: row.health,
  paused: row.paused,
  spacingMs: row.spacingMs,
  dailyCap: row.dailyCap,
  quiet: row.quiet ?? { kind: 'project' },
  slots: row.slots,
  createdAt: toInstant(row.createdAt),
  updatedAt: toInstant(row.updatedAt),
})
