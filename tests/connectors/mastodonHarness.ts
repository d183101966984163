import { freshFetch } from '#core/http/freshFetch.ts'
import { testMastodon } from '../fakes/mastodon/testMastodon.ts'
import type { ConnectorHarness } from './ConnectorHarness.ts'
import { receivedRequest } from './SentRequest.ts'
import { serverFaults } from './serverFaults.ts'

export const mastodonHarness: ConnectorHarness = {
  id: 'mastodon',
  start: async () => {
    const { server, asha, token } = await testMastodon()
    const instance = server.baseUrl
    const neighbour = server.issueToken(server.addAccount({ username: 'juma' }), ['read', 'write'])
    const own = () => server.visibleStatuses(asha).filter(({ reblogOfId }) => reblogOfId === null)
    const isBoost = ({ reblogOfId }: { reblogOfId: string | null }) => reblogOfId !== null
    const readOnly = server.issueToken(asha, ['read'])
    return {
      fetch: freshFetch,
      way: 'token',
      fields: { instance, token },
      badFields: [
        {
          why: 'a token that is nobody’s',
          fields: { instance, token: 'nobody-has-this' },
          check: 'tokenWorks',
        },
        { why: 'a token that cannot be sent', fields: { instance, token: 'намба' }, check: 'tokenWorks' },
        { why: 'a token without rights', fields: { instance, token: readOnly }, check: 'mayPost' },
        {
          why: 'an address that is none',
          fields: { instance: 'my server', token },
          check: 'instanceAddress',
        },
        { why: 'no server there', fields: { instance: 'http://127.0.0.1:1', token }, check: 'serverAnswers' },
      ],
      secrets: () => [token],
      seen: () =>
        own().map(({ text, mediaIds }) => ({
          text,
          media: mediaIds.length,
          alts: mediaIds.map(id => server.media.get(id)?.description ?? ''),
        })),
      answers: () => {
        const visible = own()
        return visible.map(({ inReplyToId }) =>
          inReplyToId === null ? null : visible.findIndex(({ id }) => id === inReplyToId),
        )
      },
      requests: () => server.requests.map(receivedRequest),
      unknownParameters: () => server.ignoredParameters.map(({ name }) => name),
      accepted: () => [...server.statuses.values()].filter(status => !isBoost(status)).length,
      publishCalls: () => server.requests.filter(({ apiMethod }) => apiMethod === 'statuses.create').length,
      faults: serverFaults(server, 'statuses.create', refusal),
      quoted: () =>
        own().flatMap(({ text, mediaIds, quotedId }) => {
          const of = quotedId === null ? undefined : server.statuses.get(quotedId)
          if (of === undefined) return []
          return [{ text, media: mediaIds.length, of: of.deletedAt === null ? of.text : null }]
        }),
      sentOn: {
        neighbour: { instance, token: neighbour },
        seen: () =>
          server
            .visibleStatuses()
            .filter(isBoost)
            .map(({ reblogOfId }) => server.statuses.get(reblogOfId ?? '')?.text ?? ''),
        accepted: () => [...server.statuses.values()].filter(isBoost).length,
        faults: serverFaults(server, 'statuses.reblog', refusal),
      },
      killLogin: () => server.revokeToken(token),
      goAway: () => server.goAway(),
      close: async () => {
        if (server.crashes.length > 0) throw new Error('the fake Mastodon crashed')
        await server.close()
      },
    }
  },
}

const refusal = (code: number): object => ({ error: `No, because of ${code}` })
