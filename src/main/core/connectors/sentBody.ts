import { parseJsonOrNull } from './parseJsonOrNull.ts'

/** What a request carries, as it is sent; of files only what they are, never their bytes. */
export type SentBody =
  | { kind: 'none' }
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; fields: { name: string; value: string }[]; files: SentFile[] }
  /** The whole body is one file. */
  | { kind: 'file'; file: SentFile }

export interface SentFile {
  /** The field of the form; '' for a file that is the whole body. */
  field: string
  /** Its name in the form; '' where it has none. */
  name: string
  mime: string
  bytes: number
}

/** Reads what `http.ts` hands to fetch. Throws for a body that no connector makes. */
export function sentBody({ body, headers }: Pick<RequestInit, 'body' | 'headers'> = {}): SentBody {
  if (body == null) return { kind: 'none' }
  if (typeof body === 'string') return { kind: 'json', value: parseJsonOrNull(body) }
  if (body instanceof Blob) {
    const mime = new Headers(headers).get('content-type') ?? body.type
    return { kind: 'file', file: { ...fileOf('', '', body), mime } }
  }
  if (body instanceof URLSearchParams || body instanceof FormData) return formOf([...body.entries()])
  throw new Error('A request with a body that is not known.')
}

function formOf(entries: readonly (readonly [string, string | Blob])[]): SentBody {
  const form: Extract<SentBody, { kind: 'form' }> = { kind: 'form', fields: [], files: [] }
  for (const [name, value] of entries) {
    if (typeof value === 'string') form.fields.push({ name, value })
    else form.files.push(fileOf(name, value instanceof File ? value.name : '', value))
  }
  return form
}

const fileOf = (field: string, name: string, { type, size }: Blob): SentFile => ({
  field,
  name,
  mime: type,
  bytes: size,
})
