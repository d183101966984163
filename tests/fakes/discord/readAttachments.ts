import { inspectImage, sniffMime } from '../inspectImage.ts'
import type { UploadedFile } from '../parseMultipart.ts'
import { tooLarge } from './DiscordError.ts'
import type { DiscordAttachment } from './DiscordState.ts'
import type { DiscordForm } from './readForm.ts'

const FILES_LIMIT = 10

interface Described {
  filename: string | undefined
  description: string | undefined
}

/**
 * The attachments after this request. An uploaded file that `attachments` does not name is kept in a new message and dropped in
 * an edit whose `attachments` is there; without `attachments` an edit keeps the old ones and appends.
 * @param existing those of the message that is edited; undefined for a new one
 * @param fileLimitBytes of each file
 * @throws DiscordError 413
 */
export async function readAttachments(
  { form, files }: DiscordForm,
  existing: DiscordAttachment[] | undefined,
  fileLimitBytes: number,
  newId: () => string,
): Promise<DiscordAttachment[]> {
  const kept: DiscordAttachment[] = []
  const described = new Map<number, Described>()
  const listed = form.has('attachments')
  for (const part of form.objects('attachments', FILES_LIMIT) ?? []) {
    const id = part.snowflake('id')
    if (id === undefined) part.required('id')
    const details = { filename: part.text('filename'), description: part.text('description', { max: 1024 }) }
    const old = existing?.find(attachment => attachment.id === id)
    if (old) kept.push({ ...old, description: details.description ?? old.description })
    else if (files.has(Number(id))) described.set(Number(id), details)
    else form.errors.add([...part.path, 'id'], 'ATTACHMENT_NOT_FOUND', 'The attachment could not be found')
  }
  if (existing && !listed) kept.push(...existing)
  if (files.size + kept.length > FILES_LIMIT) {
    form.fail('attachments', 'BASE_TYPE_MAX_LENGTH', `Must be ${FILES_LIMIT} or fewer in length.`)
  }
  const wanted = [...files].filter(([n]) => !existing || !listed || described.has(n))
  for (const [, file] of wanted) if (file.size > fileLimitBytes) throw tooLarge()
  for (const [n, file] of wanted) kept.push(await take(file, described.get(n), newId()))
  return kept
}

async function take(
  file: UploadedFile,
  described: Described | undefined,
  id: string,
): Promise<DiscordAttachment> {
  const image = await inspectImage(file.bytes)
  return {
    id,
    // Discord keeps plain characters of a name only.
    filename: (described?.filename ?? file.filename).replace(/[^\w.-]+/g, '_') || 'unknown',
    description: described?.description ?? null,
    contentType: sniffMime(file.bytes) ?? file.contentType,
    bytes: file.bytes,
    size: file.size,
    sha256: file.sha256,
    width: image?.width ?? null,
    height: image?.height ?? null,
  }
}
