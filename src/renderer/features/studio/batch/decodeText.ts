/** Text of a file, however the program that wrote it encodes letters: Unicode, or what older Windows programs write. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // No UTF-8. In Western languages letters with accents stand apart; Russian words are nothing but such bytes.
    const western = new TextDecoder('windows-1252').decode(bytes)
    return /[\u{c0}-\u{ff}]{3}/u.test(western) ? new TextDecoder('windows-1251').decode(bytes) : western
  }
}
