import { freshFetch } from '#core/http/freshFetch.ts'
import { ALL_RIGHTS, BOT, CHANNEL, testTelegram, TOKEN } from '../fakes/telegram/testTelegram.ts'
import type { ConnectorHarness } from './ConnectorHarness.ts'
import { receivedRequest } from './SentRequest.ts'
import { serverFaults } from './serverFaults.ts'

export const telegramHarness: ConnectorHarness = {
  id: 'telegram',
  start: async () => {
    const { server } = await testTelegram()
    const fields = { token: TOKEN, chat: '@bakery', baseUrl: server.baseUrl }
    const messages = () => server.chats.get(CHANNEL)?.messages ?? []
    /** An album is one post. */
    const posts = (all: ReturnType<typeof messages>) =>
      all.filter(
        (message, i) => message.mediaGroupId === null || message.mediaGroupId !== all[i - 1]?.mediaGroupId,
      )
    const branch = -1_001_000_000_009
    server.addChat({ id: branch, type: 'channel', title: 'Branch', username: 'bakery_branch' })
    server.setMember(branch, BOT, { status: 'administrator', ...ALL_RIGHTS })
    const forwarded = (all: ReturnType<typeof messages>) =>
      all.filter(({ forwardedFrom }) => forwardedFrom !== null)
    const publishing = /\/send(Message|Photo|Video|Animation|MediaGroup)$/
    return {
      fetch: freshFetch,
      way: 'token',
      fields,
      badFields: [
        {
          why: 'a token that is nobody’s',
          fields: { ...fields, token: '1:AAnobody_nobody' },
          check: 'tokenWorks',
        },
        { why: 'a token that is none', fields: { ...fields, token: 'habari' }, check: 'tokenWorks' },
        { why: 'a chat that is not there', fields: { ...fields, chat: '@nobody_here' }, check: 'chatFound' },
        { why: 'an invitation', fields: { ...fields, chat: 'https://t.me/+AbC' }, check: 'chatAddress' },
        {
          why: 'no server there',
          fields: { ...fields, baseUrl: 'http://127.0.0.1:1' },
          check: 'serverAnswers',
        },
      ],
      secrets: () => [TOKEN],
      seen: () => {
        const visible = server.visibleMessages(CHANNEL)
        return posts(visible).map(post => {
          const parts =
            post.mediaGroupId === null ? [post] : visible.filter(m => m.mediaGroupId === post.mediaGroupId)
          const files = parts.filter(({ file }) => file !== null)
          return { text: post.text, media: files.length, alts: files.map(() => null) }
        })
      },
      answers: () => {
        const visible = posts(server.visibleMessages(CHANNEL))
        return visible.map(({ replyToMessageId }) =>
          replyToMessageId === null
            ? null
            : visible.findIndex(({ messageId }) => messageId === replyToMessageId),
        )
      },
      requests: () => server.requests.map(receivedRequest),
      unknownParameters: () => server.ignoredParameters.map(({ name }) => name),
      accepted: () => posts(messages()).length,
      publishCalls: () => server.requests.filter(({ path }) => publishing.test(path)).length,
      faults: serverFaults(server, 'sendMessage', refusal),
      sentOn: {
        neighbour: { ...fields, chat: '@bakery_branch' },
        seen: () =>
          [CHANNEL, branch].flatMap(id =>
            posts(forwarded(server.visibleMessages(id))).map(({ text }) => text),
          ),
        accepted: () =>
          [CHANNEL, branch].flatMap(id => posts(forwarded(server.chats.get(id)?.messages ?? []))).length,
        faults: serverFaults(server, 'forwardMessage', refusal),
      },
      killLogin: () => server.revokeToken(BOT),
      goAway: () => server.goAway(),
      close: async () => {
        if (server.crashes.length > 0) throw new Error('the fake Telegram crashed')
        await server.close()
      },
    }
  },
}

const refusal = (code: number): object => ({
  ok: false,
  error_code: code,
  description:
    { 401: 'Unauthorized', 403: 'Forbidden: bot was kicked from the channel chat' }[code] ??
    'Bad Request: no',
})
