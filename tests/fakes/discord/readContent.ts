import type { DiscordContent, DiscordMessage } from './DiscordState.ts'
import { emptyMessage } from './DiscordError.ts'
import { findPings, readAllowedMentions } from './findPings.ts'
import { readAttachments } from './readAttachments.ts'
import { readEmbeds } from './readEmbeds.ts'
import type { DiscordForm } from './readForm.ts'

export const SUPPRESS_EMBEDS = 1 << 2
const SUPPRESS_NOTIFICATIONS = 1 << 12
const IS_COMPONENTS_V2 = 1 << 15
const CONTENT_LIMIT = 2000

export interface ContentMeans {
  fileLimitBytes: number
  newId: () => string
  ignored: (name: string) => void
}

/**
 * What a message says, for a new one or (with `old`) after an edit: what an edit does not name stays as it is.
 * Errors of single fields are collected in the form, to be thrown by the caller together with those of its own fields.
 */
export async function readContent(
  input: DiscordForm,
  means: ContentMeans,
  old?: DiscordMessage,
): Promise<DiscordContent> {
  const { form } = input
  // Discord cuts white space at both ends. Lengths are counted in code points [C].
  const text = form.text('content', { max: CONTENT_LIMIT })?.trim() ?? ''
  const content = old && !form.has('content') ? old.content : text
  const allowed = readAllowedMentions(form)
  return {
    content,
    embeds: old && !form.has('embeds') ? old.embeds : readEmbeds(form, means.ignored),
    attachments: await readAttachments(input, old?.attachments, means.fileLimitBytes, means.newId),
    flags: readFlags(input, means, old),
    pings: old && !form.has('content') ? old.pings : findPings(content, allowed),
  }
}

function readFlags({ form, files }: DiscordForm, { ignored }: ContentMeans, old?: DiscordMessage): number {
  const settable = old
    ? SUPPRESS_EMBEDS | IS_COMPONENTS_V2
    : SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | IS_COMPONENTS_V2
  const wanted = form.integer('flags')
  if (wanted === undefined) return old?.flags ?? 0
  if ((wanted & ~settable) !== 0) ignored(`flags: ${wanted & ~settable}`)
  if ((wanted & IS_COMPONENTS_V2) !== 0) {
    const others = ['content', 'embeds', 'poll'].filter(name => form.has(name))
    if (files.size > 0) others.push('files')
    for (const name of others) {
      const message = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`
      form.fail(name, 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message)
    }
  }
  const kept = old ? old.flags & ~settable : 0
  return (wanted & settable) | kept
}

/** @throws DiscordError 400, 50006. Components and polls are unknown to this server, so they do not count. */
export function checkNotEmpty({ content, embeds, attachments }: DiscordContent): void {
  // An embed always has a type; it is empty when it has nothing else.
  const hasEmbed = embeds.some(embed => Object.keys(embed).length > 1)
  if (content === '' && !hasEmbed && attachments.length === 0) throw emptyMessage()
}
