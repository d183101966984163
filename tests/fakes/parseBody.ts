import { createHash } from 'node:crypto'
import { decodeUtf8, parseMultipart, UnreadableBody } from './parseMultipart.ts'
import type { UploadedFile } from './parseMultipart.ts'
import type { RecordedRequest } from './RecordedRequest.ts'

export type ParsedBody =
  | { kind: 'none' }
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; entries: [string, string][] }
  | { kind: 'multipart'; entries: [string, string][]; files: UploadedFile[] }
  /** A file or anything else that is the whole body. */
  | { kind: 'other'; contentType: string; bytes: Buffer }

/**
 * Reads a request body by its Content-Type.
 * @throws UnreadableBody when it is not what it says it is.
 */
export function parseBody(bytes: Buffer, contentType: string | undefined): ParsedBody {
  if (bytes.length === 0) return { kind: 'none' }
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  switch (type) {
    case 'application/json':
      try {
        return { kind: 'json', value: JSON.parse(decodeUtf8(bytes)) as unknown }
      } catch (error) {
        if (error instanceof UnreadableBody) throw error
        throw new UnreadableBody('JSON that does not parse')
      }
    case 'application/x-www-form-urlencoded':
      return { kind: 'form', entries: [...new URLSearchParams(decodeUtf8(bytes))] }
    case 'multipart/form-data':
      return { kind: 'multipart', ...parseMultipart(bytes, contentType ?? '') }
    default:
      return { kind: 'other', contentType: type, bytes }
  }
}

/** The fields of a body as one flat record, for the list of recorded requests; repeated names become arrays. */
export function flattenFields(body: ParsedBody): Record<string, unknown> {
  if (body.kind === 'json') {
    return typeof body.value === 'object' && body.value !== null && !Array.isArray(body.value)
      ? { ...body.value }
      : { '': body.value }
  }
  const fields: Record<string, unknown> = {}
  if (body.kind !== 'form' && body.kind !== 'multipart') return fields
  for (const [name, value] of body.entries) {
    const earlier = fields[name]
    if (earlier === undefined) fields[name] = value
    else if (Array.isArray(earlier)) fields[name] = [...(earlier as unknown[]), value]
    else fields[name] = [earlier, value]
  }
  return fields
}

/** The files of a body without their bytes, for the list of recorded requests. */
export function listFiles(body: ParsedBody): RecordedRequest['files'] {
  if (body.kind === 'other') {
    const sha256 = createHash('sha256').update(body.bytes).digest('hex')
    return [{ field: '', filename: '', contentType: body.contentType, size: body.bytes.length, sha256 }]
  }
  if (body.kind !== 'multipart') return []
  return body.files.map(({ field, filename, contentType, size, sha256 }) => {
    return { field, filename, contentType, size, sha256 }
  })
}
