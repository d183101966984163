/** Where an encoding is named, it is within the first bytes. */
const headBytes = 1024

/**
 * Bytes of a page or feed as text. In order: a byte order mark, what can only be UTF-8 whatever is declared (a wrong
 * declaration is the commonest mistake of all), the encoding of the HTTP header, the one declared inside, UTF-8 with some
 * broken places, and for older pages without a true word about it what their letters look like. Never throws.
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const marked = byMark(bytes)
  if (marked !== null) return decoded(bytes, marked)
  const wide = wideWithoutMark(bytes)
  if (wide !== null) return decoded(bytes, wide)
  const hasHighBytes = bytes.some(byte => byte > 127)
  const inHeader = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1]
  const declared = decoderName(inHeader) ?? decoderName(declaredInside(bytes))
  if (declared !== null && !hasHighBytes) return decoded(bytes, declared)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8, or not everywhere.
  }
  if (declared !== null && declared !== 'utf-8') return decoded(bytes, declared)
  const withGaps = decoded(bytes, 'utf-8')
  return isMostlyWhole(withGaps) ? withGaps : decoded(bytes, guess(bytes))
}

const decoded = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes)

function byMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

/** `<` and a zero, or a zero and `<`: two bytes a letter. */
function wideWithoutMark([first, second]: Uint8Array): string | null {
  if (first === 0x3c && second === 0) return 'utf-16le'
  if (first === 0 && second === 0x3c) return 'utf-16be'
  return null
}

function declaredInside(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, headBytes)).toString('latin1')
  return (
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1] ??
    /<meta\b[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1]
  )
}

/** The name of an encoding that can be decoded. A declaration that can be read is never one of two bytes a letter. */
function decoderName(label: string | undefined): string | null {
  if (label === undefined) return null
  try {
    const { encoding } = new TextDecoder(label)
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  } catch {
    return null // An encoding that nobody knows: as if none were said.
  }
}

/** A letter cut in two here and there is still UTF-8; every other letter of an old encoding is not. */
function isMostlyWhole(text: string): boolean {
  let broken = 0
  let beyondAscii = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken += 1
    else if (code > 127) beyondAscii += 1
  }
  return broken * 4 <= beyondAscii
}

/** Letters beyond ASCII stand side by side in Cyrillic, and alone in western languages. */
function guess(bytes: Uint8Array): string {
  let high = 0
  let beside = 0
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0xc0) continue
    high += 1
    if ((bytes[at + 1] ?? 0) >= 0xc0) beside += 1
  }
  return beside * 2 > high ? 'windows-1251' : 'windows-1252'
}
