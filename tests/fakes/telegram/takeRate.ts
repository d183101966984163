import { tooManyRequests } from './TelegramError.ts'
import type { TelegramRateLimits, TelegramState } from './TelegramState.ts'

/**
 * Counts messages against the configured limits (none by default).
 * @param count messages at once: an album counts once per item
 * @throws TelegramError 429
 */
export function takeRate(
  state: TelegramState,
  limits: TelegramRateLimits,
  chatId: number,
  count: number,
): void {
  const now = state.now()
  const check = (limit: number | undefined, spanMs: number, ofChat: boolean): void => {
    if (limit === undefined) return
    const recent = state.sentAt.filter(sent => sent.at > now - spanMs && (!ofChat || sent.chatId === chatId))
    if (recent.length === 0 || recent.length + count <= limit) return
    // The time at which enough of the earlier ones have left the span.
    const freeing = recent[Math.min(recent.length - 1, Math.max(0, recent.length + count - limit - 1))]
    const waitMs = (freeing?.at ?? now) + spanMs - now
    throw tooManyRequests(Math.max(1, Math.ceil(waitMs / 1000)))
  }
  check(limits.perChatPerSecond, 1000, true)
  check(limits.perChatPerMinute, 60_000, true)
  check(limits.overallPerSecond, 1000, false)
  for (let sent = 0; sent < count; sent++) state.sentAt.push({ at: now, chatId })
}
