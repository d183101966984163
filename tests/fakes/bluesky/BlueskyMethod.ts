import type { FakeAnswer } from '../FakeAnswer.ts'
import type { FakeRequest } from '../RecordedRequest.ts'
import type { BlueskySettings } from './BlueskySettings.ts'
import type { BlueskyAccount, BlueskyState } from './BlueskyState.ts'
import type { Schema } from './schema.ts'
import type { Tokens } from './Tokens.ts'

export interface BlueskyCall {
  state: BlueskyState
  settings: BlueskySettings
  tokens: Tokens
  request: FakeRequest
  /** The input of a procedure after it was checked; {} for a query. */
  input: Record<string, unknown>
  baseUrl: string
  /** Who asks. @throws BlueskyError 401, 400 */
  user(): BlueskyAccount
  /** Counts against the limits of writing. @throws BlueskyError 429 */
  takePoints(account: BlueskyAccount, points: number): void
  /** Notes fields that the real server would keep or leave aside without a word. */
  ignored(name: string): void
  /** Notes what is taken as it is and would look wrong to readers. */
  flawed(what: string): void
}

/** One method of XRPC. `handle` throws BlueskyError to refuse. */
export interface BlueskyMethod {
  /** GET for a query, POST for a procedure. */
  http: 'GET' | 'POST'
  /** The input, where there is one in JSON. */
  input?: Schema
  /** The parameters that a query takes; others are noted. */
  parameters?: string[]
  handle: (call: BlueskyCall) => unknown
}

/** What a method returns when it is more than a body in JSON with 200. */
export function isAnswer(result: unknown): result is FakeAnswer {
  return typeof result === 'object' && result !== null && 'status' in result && 'body' in result
}
