import type { TelegramCall } from './TelegramCall.ts'
import type { TelegramRateLimits } from './TelegramState.ts'

/** What a method may know of the server besides the state. */
export interface TelegramContext {
  rateLimits: TelegramRateLimits
  /** getUpdates and a webhook exclude each other. */
  webhookActive: boolean
}

/** One method of the Bot API: returns the `result`, throws TelegramError to refuse. */
export type TelegramMethod = (call: TelegramCall, context: TelegramContext) => unknown
