/**
 * A Telegram and a Mastodon on this computer, in a process of their own, so that what they cost does not count as lateness.
 * Says where they are as soon as they stand; asked for it, tells when each post came.
 */
import { startFakeMastodon } from '../../fakes/mastodon/startFakeMastodon.ts'
import { startFakeTelegram } from '../../fakes/telegram/startFakeTelegram.ts'

export interface Networks {
  telegramUrl: string
  botToken: string
  chatIds: number[]
  mastodonUrl: string
  mastodonTokens: string[]
}

/** When the request that publishes came in, epoch ms, by the text of its post. */
export type Arrivals = [text: string, at: number][]

const botToken = '7000000001:AAbenchTokenOfABot_that-is-nobodys'
const botId = 7_000_000_001
const [chats = 0, accounts = 0] = process.argv.slice(2).map(Number)

const telegram = await startFakeTelegram()
telegram.addBot({ token: botToken, username: 'bench_bot' })
const rights = { can_post_messages: true, can_edit_messages: true, can_delete_messages: true }
const chatIds = Array.from({ length: chats }, (_, i) => -1_001_000_000_001 - i)
for (const id of chatIds) {
  telegram.addChat({ id, type: 'channel', title: `Channel ${id}` })
  telegram.setMember(id, botId, { status: 'administrator', ...rights })
}

// A server's budget of requests is not what is measured.
const rateLimits = { general: { limit: 1_000_000, periodMs: 300_000 } }
const mastodon = await startFakeMastodon({ rateLimits })
const mastodonTokens = Array.from({ length: accounts }, (_, i) =>
  mastodon.issueToken(mastodon.addAccount({ username: `shop${i}` }), ['read', 'write']),
)

const where: Networks = {
  telegramUrl: telegram.baseUrl,
  botToken,
  chatIds,
  mastodonUrl: mastodon.baseUrl,
  mastodonTokens,
}
process.send?.(where)

const publishing = new Set(['sendMessage', 'statuses.create'])

process.on('message', () => {
  const arrivals: Arrivals = [...telegram.requests, ...mastodon.requests]
    .filter(request => publishing.has(request.apiMethod ?? ''))
    .map(({ fields, receivedAt }) => [String(fields['text'] ?? fields['status']), receivedAt])
  process.send?.(arrivals)
})
process.on('disconnect', () => process.exit())
