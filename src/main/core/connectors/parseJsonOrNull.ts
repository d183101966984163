/** A body as JSON, or null when it is none: an error page, nothing at all. */
export function parseJsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // Whoever asks knows what to make of a body that is none.
    return null
  }
}
