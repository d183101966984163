import { Temporal } from 'temporal-polyfill'
import type { Expiry } from '../model/delivery.ts'
import type { Media, MediaKind } from '../model/media.ts'
import { textWithLink } from '../model/post.ts'
import type { Content } from '../model/post.ts'
import { instantOf } from '../time/zoned.ts'
import { countBare, countText, fittingLength, textLimit } from './countText.ts'
import type { Descriptor, Limits, MediaRule, OptionRule } from './descriptor.ts'
import { lifetimeOf } from './lifetimeOf.ts'
import { endedTextOf, removalOf } from './removalOf.ts'
import type { Rights } from './removalOf.ts'

/** What can be put right with one click. */
export type Fix =
  | { kind: 'shortenText'; to: number }
  | { kind: 'removeMedia'; mediaIds: string[] }
  /** A new picture that fits: `POST /media/<id>/convert` with this rule. */
  | { kind: 'convertMedia'; mediaId: string; rule: MediaRule }
  | { kind: 'addAlt'; mediaId: string }
  | { kind: 'shortenExpiry'; afterMs: number }
  /** A text that is too long becomes a thread. */
  | { kind: 'splitText' }
  /** A thread becomes one post, where the network has no threads. */
  | { kind: 'joinParts' }
  | { kind: 'removePart' }
  | { kind: 'moveTo'; dueLocal: string }
  | { kind: 'openPost'; postId: string }

/** Something that stands in the way (`error`) or is worth a look (`warning`). `key`: `postProblems.<key>`. */
export interface PostProblem {
  key: string
  params: Record<string, string | number>
  severity: 'error' | 'warning'
  fix: Fix | null
}

export interface ContentToCheck {
  descriptor: Descriptor
  /** The channel's own limits, else the descriptor's. */
  limits: Limits
  /** The channel's rights. */
  rights: Rights
  content: Content
  /** It quotes another post. */
  isQuote?: boolean
  /** What is known of the media; a medium that is not there is a problem of its own. */
  mediaById: ReadonlyMap<string, Media>
  /** When it goes out and disappears, if that is chosen; `campaignEndAt` (epoch ms) where it follows its campaign. */
  plan: { dueLocal: string; zone: string; expiry: Expiry; campaignEndAt: number | null } | null
}

const problem = (
  key: string,
  params: PostProblem['params'] = {},
  fix: Fix | null = null,
  severity: PostProblem['severity'] = 'error',
): PostProblem => ({ key, params, severity, fix })

/** Everything that the network would refuse or change, found before anything is sent. Pure. */
export function checkContent(check: ContentToCheck): PostProblem[] {
  return [...checkText(check), ...checkMedia(check), ...checkOptions(check), ...checkExpiry(check)]
}

function checkText({ descriptor, content, limits }: ContentToCheck): PostProblem[] {
  const problems: PostProblem[] = []
  const text = textWithLink(content)
  const link = content.link.trim()
  if (text.trim() === '' && content.media.length === 0) return [problem('empty')]
  if (link !== '' && !isWebAddress(link)) problems.push(problem('linkNoAddress', { link }))
  const extra = countOptions({ descriptor, content, limits })
  const limit = textLimit(limits.text, content.media.length > 0)
  const count = countContent({ descriptor, content, limits })
  if (count > limit) {
    const behind = countText(text, limits.text) - countText(content.text.trimEnd(), limits.text)
    const to = fittingLength(content.text, limits.text, Math.max(0, limit - extra - behind))
    problems.push(problem('textTooLong', { count, limit, over: count - limit }, { kind: 'shortenText', to }))
  }
  return problems
}

/** How long the network finds it, with the link and with what counts beside the text. */
export function countContent(counted: CountedContent): number {
  return countText(textWithLink(counted.content), counted.limits.text) + countOptions(counted)
}

type CountedContent = Pick<ContentToCheck, 'descriptor' | 'content' | 'limits'>

function countOptions({ descriptor, content, limits }: CountedContent): number {
  const counted = descriptor.options.filter(rule => rule.kind === 'text' && rule.counts)
  return counted.reduce((sum, { key }) => {
    const value = content.options[key]
    return sum + (typeof value === 'string' ? countBare(value.trim(), limits.text) : 0)
  }, 0)
}

function checkMedia(check: ContentToCheck): PostProblem[] {
  const { descriptor, content, limits, mediaById } = check
  const rules = limits.media
  const problems: PostProblem[] = []
  if (check.isQuote === true && descriptor.quote?.withMedia === false && content.media.length > 0) {
    const mediaIds = content.media.map(({ mediaId }) => mediaId)
    return [problem('quoteTakesNoMedia', { network: descriptor.name }, { kind: 'removeMedia', mediaIds })]
  }
  const present = content.media.flatMap(({ mediaId, alt }) => {
    const media = mediaById.get(mediaId)
    if (media === undefined)
      problems.push(problem('mediaMissing', {}, { kind: 'removeMedia', mediaIds: [mediaId] }))
    return media === undefined ? [] : [{ media, alt }]
  })
  if (present.length > rules.maxCount) {
    const over = present.slice(rules.maxCount).map(({ media }) => media.id)
    const fix: Fix = { kind: 'removeMedia', mediaIds: over }
    problems.push(problem('tooManyMedia', { count: present.length, limit: rules.maxCount }, fix))
  }
  const kinds = new Set(present.map(({ media }) => media.kind))
  if (!rules.mixed && kinds.size > 1) problems.push(problem('mixedMedia'))
  for (const kind of kinds)
    problems.push(
      ...checkKindCount(
        kind,
        present.map(p => p.media),
        check,
      ),
    )
  for (const { media, alt } of present) {
    problems.push(...checkOneMedium(media, rules.byKind[media.kind]))
    if (rules.altLimit === null) continue
    if (alt.trim() === '') {
      problems.push(
        problem('altMissing', { name: media.name }, { kind: 'addAlt', mediaId: media.id }, 'warning'),
      )
    } else if (countBare(alt, { unit: 'codePoints' }) > rules.altLimit) {
      const fix: Fix = { kind: 'addAlt', mediaId: media.id }
      problems.push(problem('altTooLong', { name: media.name, limit: rules.altLimit }, fix))
    }
  }
  return problems
}

function checkKindCount(kind: MediaKind, media: Media[], { limits }: ContentToCheck): PostProblem[] {
  const rule = limits.media.byKind[kind]
  const ofKind = media.filter(m => m.kind === kind)
  if (rule?.maxCount === 1 && media.length > 1) {
    const fix: Fix = { kind: 'removeMedia', mediaIds: media.filter(m => m !== ofKind[0]).map(m => m.id) }
    return [problem('standsAlone', { kind }, fix)]
  }
  if (rule === null || ofKind.length <= rule.maxCount || ofKind.length > limits.media.maxCount) {
    return []
  }
  const fix: Fix = { kind: 'removeMedia', mediaIds: ofKind.slice(rule.maxCount).map(m => m.id) }
  return [problem('tooManyOfKind', { kind, count: ofKind.length, limit: rule.maxCount }, fix)]
}

function checkOneMedium(media: Media, rule: MediaRule | null): PostProblem[] {
  const { name, width, height } = media
  if (rule === null) {
    return [
      problem('kindNotTaken', { name, kind: media.kind }, { kind: 'removeMedia', mediaIds: [media.id] }),
    ]
  }
  const convert: Fix | null =
    media.kind === 'image' ? { kind: 'convertMedia', mediaId: media.id, rule } : null
  const problems: PostProblem[] = []
  if (!rule.mimes.includes(media.mime)) {
    problems.push(problem('formatNotTaken', { name, format: media.mime }, convert))
  }
  if (media.bytes > rule.maxBytes) {
    problems.push(problem('fileTooLarge', { name, bytes: media.bytes, limit: rule.maxBytes }, convert))
  }
  const tooManyPixels = rule.maxPixels !== null && width * height > rule.maxPixels
  const sidesTooLong = rule.maxSideSum !== null && width + height > rule.maxSideSum
  if (tooManyPixels || sidesTooLong)
    problems.push(problem('pictureTooLarge', { name, width, height }, convert))
  const ratio = Math.max(width, height) / Math.min(width, height)
  if (rule.maxRatio !== null && ratio > rule.maxRatio) {
    problems.push(problem('pictureTooNarrow', { name, ratio: rule.maxRatio }))
  }
  if (rule.maxDurationMs !== null && media.durationMs !== null && media.durationMs > rule.maxDurationMs) {
    problems.push(problem('videoTooLong', { name, seconds: Math.floor(rule.maxDurationMs / 1000) }))
  }
  return problems
}

function checkOptions({ descriptor, content }: ContentToCheck): PostProblem[] {
  return descriptor.options.flatMap(rule => {
    const value = content.options[rule.key]
    return value === undefined || optionFits(rule, value)
      ? []
      : [problem('optionInvalid', { option: rule.key })]
  })
}

function optionFits(rule: OptionRule, value: string | boolean): boolean {
  switch (rule.kind) {
    case 'toggle':
      return typeof value === 'boolean'
    case 'choice':
      return typeof value === 'string' && rule.values.includes(value)
    case 'text':
      return typeof value === 'string' && [...value].length <= rule.maxLength
  }
}

/** What is over disappears, or she is told beforehand why it cannot. */
function checkExpiry({ descriptor, rights, plan }: ContentToCheck): PostProblem[] {
  if (plan === null) return []
  const afterMs = lifetimeOf(plan.expiry, { ...plan, dueAt: instantOf(plan.dueLocal, plan.zone) })
  if (afterMs === null) return []
  if (afterMs <= 0) return [problem('expiryBeforeDue')]
  const removal = removalOf(descriptor, rights, afterMs)
  if (removal === 'ratiba') return []
  if (descriptor.publishing === 'byHand') return [problem('expiryByHand', {}, null, 'warning')]
  const network = descriptor.name
  // No error: it goes out as she wants it, and what is done when it is over was chosen with it.
  const isReplaced = endedTextOf(plan.expiry, descriptor, rights) !== null
  const { withinMs } = descriptor.remove
  if (removal !== 'tooLate' || withinMs === null) {
    if (isReplaced) return [problem('expiryReplaced', { network }, null, 'warning')]
    return [
      problem(removal === 'noRight' ? 'expiryNoRight' : 'expiryImpossible', { network }, null, 'warning'),
    ]
  }
  const hours = Math.floor(Temporal.Duration.from({ milliseconds: withinMs }).total('hours'))
  // An hour less than the network allows: time enough for a few tries.
  const fix: Fix = { kind: 'shortenExpiry', afterMs: withinMs - 3_600_000 }
  const key = isReplaced ? 'expiryTooLongReplaced' : 'expiryTooLong'
  return [problem(key, { hours, network }, fix, 'warning')]
}

function isWebAddress(text: string): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false
  return /^https?:$/.test(new URL(text).protocol)
}
