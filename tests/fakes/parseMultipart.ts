import { createHash } from 'node:crypto'

/** A file part of a multipart body, held whole in memory. */
export interface UploadedFile {
  field: string
  filename: string
  /** As the client declared it; null when the part carried no Content-Type. */
  contentType: string | null
  bytes: Buffer
  size: number
  sha256: string
}

/** A body that no server could make sense of. Carries the reason, for the test that wonders. */
export class UnreadableBody extends Error {}

const CRLF = Buffer.from('\r\n')
const HEADERS_END = Buffer.from('\r\n\r\n')

/**
 * Reads a multipart/form-data body by the letter (RFC 7578): every delimiter on its own line, a closing
 * delimiter, a name for every part. Written by hand because ready-made parsers forgive what a real server
 * refuses, and hide whether a file part had a Content-Type.
 * @throws UnreadableBody
 */
export function parseMultipart(
  body: Buffer,
  contentType: string,
): { entries: [string, string][]; files: UploadedFile[] } {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType)
  const name = boundary?.[1] ?? boundary?.[2]
  if (name === undefined) throw new UnreadableBody('multipart body without a boundary')
  const opening = Buffer.from(`--${name}`)
  const delimiter = Buffer.from(`\r\n--${name}`)
  if (!body.subarray(0, opening.length).equals(opening)) {
    throw new UnreadableBody('multipart body does not start with its boundary')
  }
  const entries: [string, string][] = []
  const files: UploadedFile[] = []
  let at = opening.length
  for (;;) {
    if (body.subarray(at, at + 2).toString('latin1') === '--') return { entries, files }
    if (!body.subarray(at, at + 2).equals(CRLF))
      throw new UnreadableBody('garbage after a multipart boundary')
    const headersEnd = body.indexOf(HEADERS_END, at)
    if (headersEnd === -1) throw new UnreadableBody('multipart part without the end of its headers')
    const contentAt = headersEnd + HEADERS_END.length
    const end = body.indexOf(delimiter, contentAt)
    if (end === -1) throw new UnreadableBody('multipart body ends without its closing boundary')
    const headers = body.subarray(at + 2, headersEnd).toString('utf8')
    addPart(headers, body.subarray(contentAt, end), entries, files)
    at = end + delimiter.length
  }
}

function addPart(headers: string, content: Buffer, entries: [string, string][], files: UploadedFile[]): void {
  const disposition = /^content-disposition:\s*form-data\s*(;.*)$/im.exec(headers)?.[1]
  const field = disposition && /;\s*name="([^"]*)"/i.exec(disposition)?.[1]
  if (!disposition || !field) throw new UnreadableBody('multipart part without a form-data name')
  const filename = /;\s*filename="([^"]*)"/i.exec(disposition)?.[1]
  if (filename === undefined) {
    entries.push([unescape(field), decodeUtf8(content)])
    return
  }
  const bytes = Buffer.from(content)
  files.push({
    field: unescape(field),
    filename: unescape(filename),
    contentType: /^content-type:\s*([^\r\n;]+)/im.exec(headers)?.[1]?.trim() ?? null,
    bytes,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
}

/** Browsers and fetch escape these three characters in names, and no others. */
function unescape(name: string): string {
  return name.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n')
}

/** @throws UnreadableBody when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new UnreadableBody('text that is not UTF-8')
  }
}
