import { isObject } from '../isObject.ts'
import type { FakeRequest } from '../RecordedRequest.ts'
import type { UploadedFile } from '../parseMultipart.ts'
import { DiscordError } from './DiscordError.ts'
import { FormErrors } from './FormErrors.ts'
import { FormReader } from './FormReader.ts'

/** The fields of a body and its files by the number n of `files[n]`. */
export interface DiscordForm {
  form: FormReader
  files: Map<number, UploadedFile>
  /** Parts of a multipart body that nothing is made of. */
  ignoredParts: string[]
}

/** @throws DiscordError 400 for a body that is no object. */
export function readForm({ body }: FakeRequest): DiscordForm {
  const files = new Map<number, UploadedFile>()
  const ignoredParts: string[] = []
  let fields: unknown = {}
  if (body.kind === 'json') fields = body.value
  // Without a JSON part Discord reads the form's own fields, all of them text.
  if (body.kind === 'form' || body.kind === 'multipart') fields = Object.fromEntries(body.entries)
  if (body.kind === 'multipart') {
    const payload = body.entries.find(([name]) => name === 'payload_json')
    if (payload) {
      fields = parseJson(payload[1])
      for (const [name] of body.entries) if (name !== 'payload_json') ignoredParts.push(name)
    }
    for (const file of body.files) {
      const n = /^files\[(\d{1,2})\]$/.exec(file.field)?.[1]
      if (n === undefined || files.has(Number(n))) ignoredParts.push(file.field)
      else files.set(Number(n), file)
    }
  }
  if (body.kind === 'other') throw invalidJson()
  if (!isObject(fields)) {
    throw new DiscordError(400, 50035, 'Invalid Form Body', {
      _errors: [{ code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' }],
    })
  }
  return { form: new FormReader(fields, new FormErrors()), files, ignoredParts }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw invalidJson()
  }
}

export function invalidJson(): DiscordError {
  return new DiscordError(400, 50109, 'The request body contains invalid JSON.')
}
