import type { IncomingHttpHeaders } from 'node:http'
import type { FaultKind } from './FaultInjector.ts'
import type { ParsedBody } from './parseBody.ts'

/** A request as the handlers of a fake network see it. */
export interface FakeRequest {
  id: number
  method: string
  /** Still percent-encoded, without the query. */
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: ParsedBody
  /** By the fake's own clock, epoch ms. */
  receivedAt: number
  /** What the network calls this operation: `sendPhoto`, `statuses.create`; null for an unknown one. */
  apiMethod: string | null
}

/** What a fake remembers of a request, for a test to judge by. */
export interface RecordedRequest {
  id: number
  method: string
  path: string
  apiMethod: string | null
  query: Record<string, string>
  headers: IncomingHttpHeaders
  fields: Record<string, unknown>
  /** `field` and `filename` are '' for a file that is the whole body. */
  files: { field: string; filename: string; contentType: string | null; size: number; sha256: string }[]
  receivedAt: number
  /** Whether the server did what was asked (or refused it by its own rules), whatever the client heard of it. */
  actedUpon: boolean
  /** `hung`: still unanswered. `clientGone`: the client left before its body was complete. */
  outcome: 'pending' | 'answered' | 'reset' | 'hung' | 'truncated' | 'clientGone'
  /** The HTTP status that was sent or would have been sent. */
  status: number | null
  fault: FaultKind | null
}
