import type { Outgoing } from '../connectors/Connector.ts'
import type { Exchange } from '../connectors/http.ts'

/** What went out, in one readable line in no language: how much, and by which calls. Secrets are already taken out of an Exchange. */
export function sentText(outgoing: Outgoing | null, exchanges: readonly Exchange[]): string | null {
  const parts: string[] = []
  if (outgoing !== null) {
    const text = outgoing.text.trim()
    parts.push(text.length > 200 ? `${text.slice(0, 200)}…` : text)
    if (outgoing.media.length > 0) parts.push(`📎 ${outgoing.media.length}`)
  }
  parts.push(...exchanges.map(e => `${e.method} ${e.url}`))
  return parts.length === 0 ? null : parts.join(' · ').slice(0, 2000)
}

/** What came back, in one readable line. */
export function receivedText(exchanges: readonly Exchange[], error?: unknown): string | null {
  const parts = exchanges.map(e => `${e.status ?? '–'}: ${e.received}`)
  if (parts.length === 0 && error instanceof Error) parts.push(error.message)
  return parts.length === 0 ? null : parts.join(' · ').slice(0, 2000)
}
