import type { Connector } from '../Connector.ts'
import { classifyError } from '../classifyError.ts'
import { editOnTelegram } from './editOnTelegram.ts'
import { forwardOnTelegram, prepareForward } from './forwardOnTelegram.ts'
import { connectTelegram, verifyTelegram } from './probeTelegram.ts'
import { removeFromTelegram } from './removeFromTelegram.ts'
import { sendToTelegram } from './sendToTelegram.ts'
import { telegramDescriptor } from './telegramDescriptor.ts'
import { telegramStandIn } from './telegramStandIn.ts'

/**
 * Telegram channels and groups through a bot. A bot cannot read a chat's history, so nothing is read back: there is no
 * `check`, no `find`, and an unknown outcome is for the person to settle.
 */
export const telegram: Connector = {
  descriptor: telegramDescriptor,

  connect: (io, _way, fields) => connectTelegram(io, fields),

  verify: async (io, account) => {
    const { isWell, ...found } = await verifyTelegram(io, account)
    const checkedAt = new Date(io.now()).toISOString()
    return { ...found, health: { state: isWell ? 'ok' : 'limited', words: null, checkedAt } }
  },

  // Files go along with the one call; here it is only made sure that they are there.
  prepare: async (io, account, { media, repostOf }) => {
    if (repostOf !== undefined) return prepareForward(io, account)
    for (const { mediaId } of media) await io.openMedia(mediaId)
    return {}
  },

  publish: (io, account, { outgoing, prepared }) =>
    outgoing.repostOf === undefined
      ? sendToTelegram(io, account, outgoing)
      : forwardOnTelegram(io, account, outgoing, outgoing.repostOf, prepared),
  remove: removeFromTelegram,
  edit: editOnTelegram,
  classify: classifyError,
  standIn: telegramStandIn,
}
