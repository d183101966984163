const maxLength = 4000

/** An address of a page as a whole one, or null for what is none of the web (`data:`, `javascript:` ...) or too long to keep. */
export function readWebAddress(text: string | undefined, base: string): string | null {
  const trimmed = text?.trim() ?? ''
  if (trimmed === '' || trimmed.length > maxLength || !URL.canParse(trimmed, base)) return null
  const url = new URL(trimmed, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.username = ''
  url.password = ''
  return url.href.length > maxLength ? null : url.href
}
