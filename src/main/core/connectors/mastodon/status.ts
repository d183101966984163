import { z } from 'zod'
import type { Account, Attempt, Io, Outgoing, RemoteRef } from '../Connector.ts'
import { RefusedError } from '../RefusedError.ts'
import { callMastodon, loginOf } from './callMastodon.ts'
import { visibilities } from './mastodonDescriptor.ts'
import { mediaIdsOf } from './uploadToMastodon.ts'

/** A published status, as far as it is looked at. Ids are beyond what a JS number holds, so they stay text. */
export const Status = z.object({
  id: z.string(),
  created_at: z.string(),
  uri: z.string(),
  url: z.string().nullable().optional(),
  visibility: z.string(),
  in_reply_to_id: z.string().nullable().optional(),
  content: z.string().optional(),
  spoiler_text: z.string().optional(),
  media_attachments: z.array(z.object({ id: z.string() })),
  /** What is boosted. */
  reblog: z
    .object({ id: z.string(), uri: z.string(), url: z.string().nullable().optional() })
    .nullable()
    .optional(),
  /** What it quotes; without the quoted status where its author has not agreed (yet). */
  quote: z
    .object({ quoted_status: z.object({ id: z.string() }).nullable().optional() })
    .nullable()
    .optional(),
})
export type Status = z.output<typeof Status>

const Source = z.object({ text: z.string(), spoiler_text: z.string() })

export const statusPath = ({ ids }: RemoteRef): string =>
  `/api/v1/statuses/${encodeURIComponent(ids[0] ?? '')}`

/** A boost has no page of its own: it is known by its id and that of the original, and shown where the original is. */
export const refOf = ({ id, url, uri, reblog }: Status): RemoteRef =>
  reblog == null ? { ids: [id], url: url ?? uri } : { ids: [id, reblog.id], url: reblog.url ?? reblog.uri }

/** The status that is to be boosted, or null for a post of its own. A boosted thread is opened from its first part. */
export const originalOf = ({ repostOf }: Outgoing): RemoteRef | null => repostOf?.refs[0] ?? null

/** Mastodon itself says so; a 404 of something in front of it would prove nothing. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof RefusedError) || error.failure.kind !== 'content') return false
  return error.status === 404 || error.status === 410
}

export function visibilityOf({ options }: Outgoing): (typeof visibilities)[number] {
  return visibilities.find(each => each === options['visibility']) ?? 'public'
}

/** What publishing and editing both say. */
export function statusFields({ text, options, media }: Outgoing): Record<string, unknown> {
  const spoilerText = spoilerOf(options)
  const language = options['language']
  return {
    status: text,
    spoiler_text: spoilerText,
    // A warning in front of pictures hides them, too.
    sensitive: options['sensitive'] === true || (spoilerText !== '' && media.length > 0),
    ...(typeof language === 'string' && language.trim() !== '' ? { language: language.trim() } : {}),
  }
}

/** All that makes a new status. */
export const newStatusOf = ({ outgoing, prepared }: Pick<Attempt, 'outgoing' | 'prepared'>) => ({
  ...statusFields(outgoing),
  visibility: visibilityOf(outgoing),
  media_ids: mediaIdsOf(prepared),
  ...(outgoing.replyTo === undefined ? {} : { in_reply_to_id: outgoing.replyTo.parent.ids[0] }),
  ...(outgoing.quoteOf === undefined ? {} : { quoted_status_id: outgoing.quoteOf.refs[0]?.ids[0] }),
})

export function spoilerOf(options: Outgoing['options']): string {
  const spoilerText = options['spoilerText']
  return typeof spoilerText === 'string' ? spoilerText.trim() : ''
}

/** The status as it was written; of servers that do not tell, what can be read from its HTML. */
export async function sourceOf(
  io: Io,
  account: Account,
  status: Status,
): Promise<{ text: string; spoilerText: string }> {
  try {
    const path = `${statusPath(refOf(status))}/source`
    const { text, spoiler_text: spoilerText } = await callMastodon(io, loginOf(account), 'GET', path, Source)
    return { text, spoilerText }
  } catch (error) {
    const isUntold =
      error instanceof RefusedError && error.status >= 400 && error.status < 500 && error.status !== 429
    if (!isUntold) throw error
    return { text: plainText(status.content ?? ''), spoilerText: status.spoiler_text ?? '' }
  }
}

/** The words of a rendered status. Its links hold the whole address, in parts that are only hidden. */
export function plainText(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/p>\s*<p[^>]*>/gi, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|apos|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/&amp;/g, '&')
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: ' ' }
