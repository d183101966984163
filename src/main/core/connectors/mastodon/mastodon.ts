import { z } from 'zod'
import type { Connector } from '../Connector.ts'
import { classifyError } from '../classifyError.ts'
import { boost, orGone, takeBackBoost } from './boost.ts'
import { callMastodon, loginOf } from './callMastodon.ts'
import { findStatus } from './findStatus.ts'
import { mastodonDescriptor } from './mastodonDescriptor.ts'
import { mastodonOAuth } from './mastodonOAuth.ts'
import { prepareForMastodon } from './prepareForMastodon.ts'
import { connectWithToken, verifyMastodon } from './probeMastodon.ts'
import { mastodonScheduler } from './mastodonScheduler.ts'
import { isGone, newStatusOf, originalOf, refOf, Status, statusFields, statusPath } from './status.ts'
import { mastodonStandIn } from './mastodonStandIn.ts'

/** Mastodon and servers that speak its API. */
export const mastodon: Connector = {
  descriptor: mastodonDescriptor,
  connect: (io, _way, fields) => connectWithToken(io, fields),
  oauth: mastodonOAuth,

  verify: async (io, account) => {
    const { isWell, ...found } = await verifyMastodon(io, loginOf(account))
    const checkedAt = new Date(io.now()).toISOString()
    return { ...found, health: { state: isWell ? 'ok' : 'limited', words: null, checkedAt } }
  },

  prepare: prepareForMastodon,

  publish: async (io, account, attempt) => {
    const original = originalOf(attempt.outgoing)
    if (original !== null) return boost(io, account, original, attempt.outgoing)
    const json = newStatusOf(attempt)
    const headers = { 'idempotency-key': attempt.idempotencyKey }
    const call = callMastodon(io, loginOf(account), 'POST', '/api/v1/statuses', Status, { json, headers })
    return refOf(await (attempt.outgoing.quoteOf === undefined ? call : orGone(call)))
  },

  find: findStatus,

  check: async (io, account, ref) => {
    try {
      const status = await callMastodon(io, loginOf(account), 'GET', statusPath(ref), Status)
      return { state: 'there', ref: refOf(status), text: null }
    } catch (error) {
      if (isGone(error)) return { state: 'gone' }
      throw error
    }
  },

  remove: async (io, account, ref) => {
    if (ref.ids.length > 1) return takeBackBoost(io, account, ref)
    try {
      const path = `${statusPath(ref)}?delete_media=true`
      await callMastodon(io, loginOf(account), 'DELETE', path, z.unknown())
      return 'removed'
    } catch (error) {
      if (isGone(error)) return 'alreadyGone'
      throw error
    }
  },

  edit: async (io, account, ref, outgoing) => {
    const login = loginOf(account)
    const current = await callMastodon(io, login, 'GET', statusPath(ref), Status)
    const ids = current.media_attachments.map(({ id }) => id)
    // Whatever an edit does not name is taken away, so the pictures are named again, with their descriptions.
    const describes = ids.length === outgoing.media.length && ids.length > 0
    const json = {
      ...statusFields(outgoing),
      media_ids: ids,
      ...(describes
        ? { media_attributes: ids.map((id, i) => ({ id, description: outgoing.media[i]?.alt ?? '' })) }
        : {}),
    }
    return refOf(await callMastodon(io, login, 'PUT', statusPath(ref), Status, { json }))
  },

  scheduler: mastodonScheduler,
  classify: classifyError,
  standIn: mastodonStandIn,
}
