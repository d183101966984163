import type { Media } from '#shared/model/media.ts'
import { contentFor, joinParts, messagesOf, textWithLink } from '#shared/model/post.ts'
import type { ChannelOptions, Content, PostFields } from '#shared/model/post.ts'
import { countText, fittingLength, textLimit } from '#shared/network/countText.ts'
import type { Place } from '../useComposer.ts'
import { firstLink } from './tokenizeText.ts'

export interface ShownMedium {
  mediaId: string
  alt: string
  /** Undefined while loading, null when it is gone. */
  media: Media | null | undefined
}

/** What a network will show of a post on one channel. */
export interface Outcome {
  place: Place
  /** Above the text, where the network has titles and she gave one. */
  title: string
  /** As it is sent, with the link. */
  text: string
  /** From here on it does not fit; the length when it does. */
  fits: number
  media: ShownMedium[]
  /** The link whose preview is shown, or null. */
  link: string | null
  linkPreview: 'show' | 'large' | 'small' | 'above'
  captionAbove: boolean
  /** Shown instead of the post until it is opened. */
  warning: string
  isSensitive: boolean
  silent: boolean
  visibility: string | null
}

const stringOf = (options: ChannelOptions, key: string) => {
  const value = options[key]
  return typeof value === 'string' ? value : ''
}

/** Lays out what goes to a channel, message by message. */
export function outcomesFor(
  fields: Pick<PostFields, 'text' | 'link' | 'media' | 'parts' | 'variants'>,
  place: Place,
  mediaById: ReadonlyMap<string, Media> | null,
): Outcome[] {
  const thread = contentFor(fields, place.channel.id)
  const messages = place.descriptor.thread.kind === 'none' ? [joinParts(thread)] : messagesOf(thread)
  return messages.map(message => outcomeOf(message, place, mediaById))
}

/** Options are known by their key, whichever network has them. */
function outcomeOf(content: Content, place: Place, mediaById: ReadonlyMap<string, Media> | null): Outcome {
  const { descriptor, limits } = place
  const { options } = content
  const text = textWithLink(content)
  const warning = stringOf(options, 'spoilerText').trim()
  const limit = textLimit(limits.text, content.media.length > 0)
  const extra = warning === '' ? 0 : countText(warning, limits.text)
  const rule = descriptor.options.find(({ key }) => key === 'linkPreview')
  const preview = stringOf(options, 'linkPreview') || (rule?.kind === 'choice' ? rule.byDefault : '')
  const canShowLink = descriptor.previewStyle !== 'plain' && content.media.length === 0 && preview !== 'hide'
  const visibility = stringOf(options, 'visibility')
  return {
    place,
    title: stringOf(options, 'title').trim(),
    text,
    fits: fittingLength(text, limits.text, Math.max(0, limit - extra)),
    media: content.media.map(({ mediaId, alt }) => ({
      mediaId,
      alt,
      media: mediaById === null ? undefined : (mediaById.get(mediaId) ?? null),
    })),
    link: canShowLink ? (content.link.trim() === '' ? firstLink(text) : content.link.trim()) : null,
    linkPreview: preview === 'large' || preview === 'small' || preview === 'above' ? preview : 'show',
    captionAbove: options['captionAbove'] === true,
    warning,
    isSensitive: options['sensitive'] === true || warning !== '',
    silent: options['silent'] === true,
    visibility: visibility === '' ? null : visibility,
  }
}
