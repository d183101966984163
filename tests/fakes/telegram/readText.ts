import { countCodePoints, formatText } from './formatText.ts'
import type { TelegramCall } from './TelegramCall.ts'
import { badRequest } from './TelegramError.ts'
import type { TelegramText } from './TelegramState.ts'

/** Code points, after markup was taken out. */
const TEXT_LIMIT = 4096
const CAPTION_LIMIT = 1024

/** @throws TelegramError 400 when there is no text or too much of it. */
export function readText(call: TelegramCall): TelegramText {
  const text = call.text('text')
  if (text === '') throw badRequest('message text is empty')
  const entities = parseLoosely(call.text('entities'))
  const formatted = formatText(text, call.text('parse_mode'), entities)
  if (formatted.text === '') throw badRequest('text must be non-empty')
  if (countCodePoints(formatted.text) > TEXT_LIMIT) throw badRequest('message is too long')
  return formatted
}

export function readCaption(call: TelegramCall): TelegramText {
  const entities = parseLoosely(call.text('caption_entities'))
  return checkCaption(formatText(call.text('caption'), call.text('parse_mode'), entities))
}

export function checkCaption(caption: TelegramText): TelegramText {
  if (countCodePoints(caption.text) > CAPTION_LIMIT) throw badRequest('message caption is too long')
  return caption
}

/** The real server takes entities that are no JSON for no entities. */
function parseLoosely(json: string): unknown {
  try {
    return json === '' ? undefined : (JSON.parse(json) as unknown)
  } catch {
    return undefined
  }
}
