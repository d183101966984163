import { z } from 'zod'
import type { Account, Io, Outgoing, RemoteRef } from '../Connector.ts'
import { refusedWith } from '../RefusedError.ts'
import { callTelegram } from './callTelegram.ts'
import { linkPreviewOptions } from './sendToTelegram.ts'

const Anything = z.unknown()

/** Brings the text, or the caption under the first picture, up to date. Pictures stay as they are. */
export async function editOnTelegram(
  io: Io,
  account: Account,
  ref: RemoteRef,
  outgoing: Outgoing,
): Promise<RemoteRef> {
  const [asGuessed, otherwise] =
    outgoing.media.length === 0 ? ([editText, editCaption] as const) : ([editCaption, editText] as const)
  try {
    await asGuessed(io, account, ref, outgoing)
  } catch (error) {
    // The post may have got or lost its pictures here after it went out there.
    if (!refusedWith(error, /there is no (text|caption) in the message to edit/i)) throw error
    await otherwise(io, account, ref, outgoing)
  }
  return ref
}

type Edit = (io: Io, account: Account, ref: RemoteRef, outgoing: Outgoing) => Promise<void>

const editText: Edit = (io, account, ref, outgoing) =>
  unlessTheSame(
    callTelegram(
      io,
      account,
      'editMessageText',
      { ...messageOf(account, ref), text: outgoing.text, link_preview_options: linkPreviewOptions(outgoing) },
      Anything,
    ),
  )

const editCaption: Edit = (io, account, ref, { text, options }) =>
  unlessTheSame(
    callTelegram(
      io,
      account,
      'editMessageCaption',
      {
        ...messageOf(account, ref),
        caption: text,
        show_caption_above_media: options['captionAbove'] === true,
      },
      Anything,
    ),
  )

async function unlessTheSame(call: Promise<unknown>): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!refusedWith(error, /message is not modified/i)) throw error
  }
}

function messageOf({ config }: Account, { ids }: RemoteRef): Record<string, unknown> {
  return { chat_id: config['chatId'] ?? '', message_id: Number(ids[0]) }
}
