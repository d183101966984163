import { z } from 'zod'
import type { Account, Io, RemoteRef } from '../Connector.ts'
import { refusedWith } from '../RefusedError.ts'
import { callTelegram } from './callTelegram.ts'

/** Deletes every message of the post; an album is several. */
export async function removeFromTelegram(
  io: Io,
  account: Account,
  ref: RemoteRef,
): Promise<'removed' | 'alreadyGone'> {
  let result: 'removed' | 'alreadyGone' = 'alreadyGone'
  for (const id of ref.ids) {
    try {
      const params = { chat_id: account.config['chatId'] ?? '', message_id: Number(id) }
      await callTelegram(io, account, 'deleteMessage', params, z.unknown())
      result = 'removed'
    } catch (error) {
      if (!refusedWith(error, /message to delete not found/i)) throw error
    }
  }
  return result
}
