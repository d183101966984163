import { freshFetch } from '#core/http/freshFetch.ts'
import { startFakeDiscord } from '../fakes/discord/startFakeDiscord.ts'
import type { ConnectorHarness } from './ConnectorHarness.ts'
import { receivedRequest } from './SentRequest.ts'
import { serverFaults } from './serverFaults.ts'

export const discordHarness: ConnectorHarness = {
  id: 'discord',
  start: async () => {
    const server = await startFakeDiscord()
    const channel = server.addChannel({ name: 'habari' })
    const webhook = server.addWebhook(channel, 'Duka la Amina')
    const { token } = webhook
    const fields = { webhook: server.urlOf(webhook) }
    return {
      fetch: freshFetch,
      way: 'webhook',
      fields,
      badFields: [
        {
          why: 'a token that is another one',
          fields: { webhook: `${fields.webhook}x` },
          check: 'webhookWorks',
        },
        {
          why: 'a webhook that is not there',
          fields: { webhook: `${server.baseUrl}/api/webhooks/1/nobody` },
          check: 'webhookWorks',
        },
        {
          why: 'an address of something else',
          fields: { webhook: 'https://discord.com/channels/1/2' },
          check: 'webhookAddress',
        },
        { why: 'a thread that is none', fields: { ...fields, thread: 'general' }, check: 'threadIsId' },
        {
          why: 'no server there',
          fields: { webhook: 'http://127.0.0.1:1/api/webhooks/1/nobody' },
          check: 'serverAnswers',
        },
      ],
      secrets: () => [token],
      seen: () =>
        server.visibleMessages(channel).map(({ content, attachments }) => ({
          text: content,
          media: attachments.length,
          alts: attachments.map(({ description }) => description ?? ''),
        })),
      answers: () => server.visibleMessages(channel).map(() => null),
      requests: () => server.requests.map(receivedRequest),
      unknownParameters: () => server.ignoredParameters.map(({ name }) => name),
      accepted: () => server.messages.size,
      publishCalls: () => server.requests.filter(({ apiMethod }) => apiMethod === 'webhook.execute').length,
      faults: serverFaults(server, 'webhook.execute', code => ({
        message: `No, because of ${code}`,
        code: { 401: 50027, 403: 50013 }[code] ?? 50035,
      })),
      killLogin: () => server.resetToken(webhook),
      goAway: () => server.goAway(),
      close: async () => {
        if (server.crashes.length > 0) throw new Error('the fake Discord crashed')
        await server.close()
      },
    }
  },
}
