import { isObject } from '../isObject.ts'
import { acceptFile, findFile } from './acceptFile.ts'
import { formatText } from './formatText.ts'
import { checkCaption } from './readText.ts'
import type { TelegramCall } from './TelegramCall.ts'
import { badRequest } from './TelegramError.ts'
import type { TelegramFile, TelegramFileKind, TelegramText } from './TelegramState.ts'

export interface InputMedia {
  file: TelegramFile
  caption: TelegramText
  showCaptionAboveMedia: boolean
  hasSpoiler: boolean
}

/** One InputMedia object, of an album or of editMessageMedia. */
export async function readInputMedia(
  call: TelegramCall,
  value: unknown,
  forAlbum: boolean,
): Promise<InputMedia> {
  const fail = (reason: string): Error => badRequest(`can't parse InputMedia: ${reason}`)
  if (!isObject(value)) throw fail('expected an Object')
  const text = (name: string): string => {
    const field = value[name] ?? ''
    if (typeof field !== 'string') throw fail(`Field "${name}" must be of type String`)
    return field
  }
  const flag = (name: string): boolean => {
    const field = value[name] ?? false
    if (typeof field !== 'boolean') throw fail(`Field "${name}" must be of type Boolean`)
    return field
  }
  const kind = text('type')
  if (kind === '') throw fail('Can\'t find field "type"')
  const caption = checkCaption(formatText(text('caption'), text('parse_mode'), value['caption_entities']))
  const media = text('media')
  const found = media === '' ? undefined : findFile(call, '', media)
  if (!found) throw fail('media not found')
  if (text('thumbnail') !== '') findFile(call, '', text('thumbnail'))
  if (kind === 'animation' && forAlbum) throw fail('type "animation" can\'t be used in sendMediaGroup')
  if (!isFileKind(kind)) throw fail(`type "${kind}" is unsupported`)
  const claimed = { width: Number(value['width'] ?? 0), height: Number(value['height'] ?? 0) }
  return {
    caption,
    showCaptionAboveMedia: flag('show_caption_above_media'),
    hasSpoiler: flag('has_spoiler'),
    file: await acceptFile(call, found, kind, claimed),
  }
}

function isFileKind(kind: string): kind is TelegramFileKind {
  return ['photo', 'video', 'animation', 'document', 'audio'].includes(kind)
}
