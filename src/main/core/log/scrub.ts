const secretKey = /token|secret|password|passphrase|authorization|cookie|api[-_]?key|verifier|credential/i

/** Secrets as they stand in texts: a Telegram bot's token or a webhook's in an address, login headers, tokens in queries and JSON. */
const secretTexts: readonly [RegExp, string][] = [
  [/\bbot\d{5,}:[\w-]{20,}/g, 'bot•••'],
  [/\b\d{6,}:[\w-]{30,}/g, '•••'],
  [/(\/webhooks\/\d+\/)[\w-]+/g, '$1•••'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, '$1 •••'],
  [/((?:token|secret|password|verifier)["']?\s*[=:]\s*["']?)[\w.~+/-]{4,}/gi, '$1•••'],
  [/([?&]code=)[^&#\s"']+/gi, '$1•••'],
  [/\/\/[^/\s:@]+:[^/\s@]+@/g, '//•••@'],
]

const maxDepth = 6
const maxItems = 100
const maxTextLength = 8000

/** A copy of what is to be logged, without secrets, of bounded size, with errors and their causes spelled out. */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'function' || typeof value === 'symbol') return undefined
  if (typeof value !== 'object' || value === null) return value
  if (depth >= maxDepth) return '…'
  if (value instanceof Error) return scrubError(value, depth)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`
  if (Array.isArray(value)) return value.slice(0, maxItems).map(item => scrub(item, depth + 1))
  return scrubFields(Object.entries(value), depth)
}

function scrubFields(fields: readonly [string, unknown][], depth: number): Record<string, unknown> {
  const kept = fields.slice(0, maxItems).map(([key, field]): [string, unknown] => {
    const isSecret = secretKey.test(key) && typeof field !== 'number' && typeof field !== 'boolean'
    return [key, isSecret && field !== null ? '•••' : scrub(field, depth + 1)]
  })
  return Object.fromEntries(kept)
}

function scrubError(error: Error, depth: number): Record<string, unknown> {
  const own = Object.entries(error).filter(([key]) => !['name', 'message', 'stack', 'cause'].includes(key))
  return {
    name: error.name,
    message: scrubText(error.message),
    stack: error.stack === undefined ? undefined : scrubText(error.stack),
    ...scrubFields(own, depth),
    ...(error.cause === undefined ? {} : { cause: scrub(error.cause, depth + 1) }),
  }
}

function scrubText(text: string): string {
  const short = text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text
  return secretTexts.reduce((clean, [pattern, mask]) => clean.replace(pattern, mask), short)
}
