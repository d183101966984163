import type { Post } from '#shared/model/post.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { HandOvers } from './handOvers.ts'
import { partlyOut } from './planning.ts'
import type { PublishingParts } from './planning.ts'

export type Scope = { postId: string } | { channelId: string } | { projectId: string }

/** Putting posts, channels and projects away (and bringing them back) without losing or doubling a delivery. */
export interface PutAway {
  /** Marks the open deliveries of the scope as put away. Throws AppError `conflict` when something is under way there. */
  deliveriesOf(scope: Scope, deletedAt: number): void
  /**
   * Brings back what was put away at that instant. What belongs to something else that is still put away stays away, and
   * comes back together with that.
   */
  bringBack(scope: Scope, deletedAt: number): void
  /** Refuses (`conflict`) to put away what still has published posts to remove later. */
  refuseWithExpiries(scope: Scope): void
  setChannels(post: Post, channelIds: readonly string[], zone: string): void
}

const openStates = "('draft','waiting','failed','missed','cancelled')"

export function createPutAway({
  context,
  deliveries,
  jobs,
  ledger,
  handOvers,
}: PublishingParts & { handOvers: Pick<HandOvers, 'release' | 'releaseAll'> }): PutAway {
  const { sqlite } = context.db
  const inScope = (scope: Scope) => `${Object.keys(scope)[0] ?? 'postId'} = :scope`
  const idOf = (scope: Scope) => Object.values(scope)[0] as string

  const refuseUnderWay = (scope: Scope) => {
    const state = sqlite
      .prepare<{ scope: string }, string>(
        `SELECT state FROM deliveries WHERE ${inScope(scope)} AND deletedAt IS NULL
         AND (state IN ('running', 'uncertain') OR remote IS NOT NULL AND state IN ${openStates}) LIMIT 1`,
      )
      .pluck()
      .get({ scope: idOf(scope) })
    if (state === 'running') {
      throw new AppError('conflict', 'It is being sent right now. Wait a moment.', { state })
    }
    if (state === 'uncertain') {
      throw new AppError('conflict', 'Nobody knows yet whether it is out. Decide that first, in Today.', {
        state,
      })
    }
    if (state !== undefined) throw partlyOut()
  }

  const setDeleted = (scope: Scope, from: number | null, to: string, params: Record<string, number> = {}) =>
    sqlite
      .prepare(
        `UPDATE deliveries SET deletedAt = ${to}, updatedAt = :now
         WHERE ${inScope(scope)} AND deletedAt IS :from AND state IN ${openStates}`,
      )
      .run({ scope: idOf(scope), from, now: context.now(), ...params })

  const ownerPutAwayAt = `coalesce(
    (SELECT o.deletedAt FROM posts o WHERE o.id = postId),
    (SELECT o.deletedAt FROM channels o WHERE o.id = channelId),
    (SELECT o.deletedAt FROM projects o WHERE o.id = projectId))`

  const addChannel = (post: Post, channelId: string, zone: string) => {
    const earlier = deliveries
      .ofPost(post.id, true)
      .filter(row => row.channelId === channelId && row.deletedAt !== null)
      .sort((a, b) => (b.deletedAt ?? 0) - (a.deletedAt ?? 0))[0]
    // The time she had wished for is still there.
    if (earlier !== undefined)
      deliveries.update(earlier.id, { deletedAt: null, state: 'draft', problem: null })
    else deliveries.insert({ postId: post.id, channelId, projectId: post.projectId, zone })
  }

  const dropChannel = (post: Post, channelId: string) => {
    for (const row of deliveries.ofPost(post.id).filter(r => r.channelId === channelId)) {
      if (row.state === 'published' || row.state === 'expired') continue // A fact; it stays.
      if (row.state === 'running' || row.state === 'uncertain') {
        throw new AppError('conflict', 'It is being sent to this channel right now.', { state: row.state })
      }
      if (row.remote !== null) throw partlyOut()
      handOvers.release(row)
      jobs.cancel(row.id, 'publish')
      if (row.state === 'waiting') ledger.write({ event: 'unscheduled', deliveryId: row.id })
      deliveries.update(row.id, { state: 'draft', problem: null, deletedAt: context.now() })
    }
  }

  return {
    deliveriesOf: (scope, deletedAt) => {
      refuseUnderWay(scope)
      handOvers.releaseAll(scope)
      setDeleted(scope, null, ':to', { to: deletedAt })
    },
    bringBack: (scope, deletedAt) => {
      setDeleted(scope, deletedAt, ownerPutAwayAt)
    },
    refuseWithExpiries: scope => {
      const count = sqlite
        .prepare<{ scope: string }, number>(
          `SELECT count(*) FROM deliveries d JOIN jobs j ON j.deliveryId = d.id
           WHERE d.${inScope(scope)} AND j.kind = 'expire' AND j.phase <> 'confirm'
           AND j.state IN ('waiting', 'running')`,
        )
        .pluck()
        .get({ scope: idOf(scope) })
      if (count === undefined || count === 0) return
      throw new AppError(
        'conflict',
        'Published posts are still to be removed from there later. Remove them now, or let them stay, first.',
        { expiries: count },
      )
    },
    setChannels: (post, channelIds, zone) => {
      const wanted = new Set(channelIds)
      const had = new Set(post.channelIds)
      for (const channelId of had) if (!wanted.has(channelId)) dropChannel(post, channelId)
      for (const channelId of wanted) if (!had.has(channelId)) addChannel(post, channelId, zone)
    },
  }
}
