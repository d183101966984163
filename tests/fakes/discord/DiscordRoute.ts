import type { FakeAnswer } from '../FakeAnswer.ts'
import type { RateLimit } from '../RateWindows.ts'
import type { FakeRequest } from '../RecordedRequest.ts'
import type { DiscordState } from './DiscordState.ts'

export interface DiscordSettings {
  /** Of each kind of call to each webhook; null switches limits and their headers off. 5 in 2 seconds by default [C]. */
  rateLimit: RateLimit | null
  /** Bytes. 10 MiB as in public without boosts. */
  fileLimitBytes: number
  /** False: messages are judged but not stored. Who did not ask to `wait` is told 204 all the same. */
  stores: boolean
}

export interface DiscordCall {
  state: DiscordState
  settings: DiscordSettings
  baseUrl: string
  request: FakeRequest
  /** Named parts of the path. */
  parts: Record<string, string>
  /** Notes what the real server would silently leave aside. */
  ignored: (name: string) => void
}

/** One operation. `handle` throws DiscordError to refuse. */
export interface DiscordRoute {
  name: string
  method: string
  path: string
  handle: (call: DiscordCall) => FakeAnswer | Promise<FakeAnswer>
}

/** Without a body and without a word about its type. */
export const NO_CONTENT: FakeAnswer = { status: 204, body: '' }
