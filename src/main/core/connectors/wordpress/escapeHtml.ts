const escaped: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // WordPress would take [word] for one of its short codes.
  '[': '&#91;',
  ']': '&#93;',
}

/** A text that means in a post of WordPress what it says. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"[\]]/g, sign => escaped[sign] ?? sign)
}
