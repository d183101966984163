import { open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'

/** Enough for every signature, and for the first words of a text. */
const sniffedBytes = 16_384

/** What a file really is, by its content: a MIME type, `text/plain` for readable text, or null when nothing fits. */
export async function sniffFile(path: string): Promise<string | null> {
  const head = await readHead(path)
  const text = asText(head)
  if (text !== null && looksLikeSvg(text)) return 'image/svg+xml'
  const known = await fileTypeFromBuffer(head)
  if (known !== undefined) return known.mime
  if (text === null) return null
  return /^\s*(<!doctype html|<html)/i.test(text) ? 'text/html' : 'text/plain'
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const buffer = new Uint8Array(sniffedBytes)
    const { bytesRead } = await file.read(buffer, 0, sniffedBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function asText(head: Uint8Array): string | null {
  if (head.length === 0 || head.includes(0)) return null
  try {
    // `stream`: a character that is cut by the end of what was read is no error.
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
  } catch {
    return null // Not text, which is an answer too.
  }
}

/** An XML prologue, comments and a doctype may come before the root element. */
const looksLikeSvg = (text: string) =>
  /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype\s+svg[\s\S]*?>\s*)?(<!--[\s\S]*?-->\s*)*<(\w+:)?svg[\s>]/i.test(
    text,
  )
