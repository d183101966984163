import type { ConnectorHarness } from './ConnectorHarness.ts'
import { blueskyHarness } from './blueskyHarness.ts'
import { discordHarness } from './discordHarness.ts'
import { mastodonHarness } from './mastodonHarness.ts'
import { practiceHarness } from './practiceHarness.ts'
import { telegramHarness } from './telegramHarness.ts'
import { wordpressHarness } from './wordpressHarness.ts'

/** One for every network that publishes by itself. */
export const harnesses: readonly ConnectorHarness[] = [
  practiceHarness,
  telegramHarness,
  mastodonHarness,
  blueskyHarness,
  wordpressHarness,
  discordHarness,
]
