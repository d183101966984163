import { z } from 'zod'
import { RefusedError } from '../RefusedError.ts'
import { originalGone } from '../originalGone.ts'
import type { Account, Io, Outgoing, Prepared, RemoteRef } from '../Connector.ts'
import { callMastodon, loginOf } from './callMastodon.ts'
import { newestStatusId } from './findStatus.ts'
import { isGone, refOf, Status, statusPath, visibilityOf } from './status.ts'

const Original = z.object({ reblogged: z.boolean().nullable().optional() })

/**
 * Makes room for a boost: a second one of the same status would change nothing, so an earlier one (hers, made by hand) goes
 * first. Not in a further try, when it may be ours.
 */
export async function prepareBoost(
  io: Io,
  account: Account,
  original: RemoteRef,
  soFar: Prepared | null,
): Promise<Prepared> {
  const login = loginOf(account)
  const { reblogged } = await orGone(callMastodon(io, login, 'GET', statusPath(original), Original))
  if (soFar !== null) return soFar
  if (reblogged === true)
    await callMastodon(io, login, 'POST', `${statusPath(original)}/unreblog`, z.unknown())
  return { after: await newestStatusId(io, account) }
}

/** Boosting what is boosted answers the boost there is, so twice is as good as once. */
export async function boost(
  io: Io,
  account: Account,
  original: RemoteRef,
  outgoing: Outgoing,
): Promise<RemoteRef> {
  const json = { visibility: visibilityOf(outgoing) }
  const path = `${statusPath(original)}/reblog`
  return refOf(await orGone(callMastodon(io, loginOf(account), 'POST', path, Status, { json })))
}

/** Takes back this boost, and no later one of the same status. `alreadyGone` when it is not there any more. */
export async function takeBackBoost(
  io: Io,
  account: Account,
  ref: RemoteRef,
): Promise<'removed' | 'alreadyGone'> {
  const login = loginOf(account)
  const [, original = ''] = ref.ids
  try {
    await callMastodon(io, login, 'GET', statusPath(ref), Status)
    const path = `${statusPath({ ids: [original], url: null })}/unreblog`
    await callMastodon(io, login, 'POST', path, z.unknown())
    return 'removed'
  } catch (error) {
    if (isGone(error)) return 'alreadyGone'
    throw error
  }
}

/** Whether what is to be sent on or quoted is not there any more. */
export async function orGone<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (error instanceof RefusedError && isGone(error)) throw originalGone(error)
    throw error
  }
}
