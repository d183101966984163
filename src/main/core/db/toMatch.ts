/** What she typed as a question to FTS5: words only, each quoted, so that nothing is read as its query language. Null: no words. */
export function toMatch(text: string): string | null {
  const words = text.match(/[\p{L}\p{N}\p{M}]+/gu)
  if (words === null) return null
  return words.map((word, i) => `"${word}"${i === words.length - 1 ? '*' : ''}`).join(' ')
}
