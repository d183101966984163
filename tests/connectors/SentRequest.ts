import type { SentBody, SentFile } from '#core/connectors/sentBody.ts'
import type { RecordedRequest } from '../fakes/RecordedRequest.ts'

/** A request as far as it says what is published, whether a server received it or it was only rehearsed. */
export interface SentRequest {
  method: string
  path: string
  query: Record<string, string>
  fields: Record<string, unknown>
  files: SentFile[]
}

/** What a fake server received. */
export const receivedRequest = ({ method, path, query, fields, files }: RecordedRequest): SentRequest => ({
  method,
  path,
  query,
  fields: unwrapped(fields),
  files: files.map(({ field, filename, contentType, size }) => ({
    field,
    name: filename,
    mime: contentType ?? '',
    bytes: size,
  })),
})

/** What was handed to fetch. */
export function sentRequest(method: string, { pathname, searchParams }: URL, body: SentBody): SentRequest {
  const query = Object.fromEntries(searchParams)
  const files = body.kind === 'form' ? body.files : body.kind === 'file' ? [body.file] : []
  return { method, path: pathname, query, fields: unwrapped(fieldsOf(body)), files }
}

function fieldsOf(body: SentBody): Record<string, unknown> {
  if (body.kind === 'json') return { ...(body.value as object) }
  if (body.kind !== 'form') return {}
  return Object.fromEntries(body.fields.map(({ name, value }) => [name, value]))
}

/** Forms carry JSON as text, and so may JSON itself. */
const unwrapped = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, parsed(value)]))

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value
  return JSON.parse(value) as unknown
}
