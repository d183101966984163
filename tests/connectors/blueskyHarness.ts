import { freshFetch } from '#core/http/freshFetch.ts'
import type { BlueskyRecord } from '../fakes/bluesky/BlueskyState.ts'
import { startFakeBluesky } from '../fakes/bluesky/startFakeBluesky.ts'
import type { ConnectorHarness, SeenPost } from './ConnectorHarness.ts'
import { receivedRequest } from './SentRequest.ts'
import { serverFaults } from './serverFaults.ts'

const putRecord = 'com.atproto.repo.putRecord'

export const blueskyHarness: ConnectorHarness = {
  id: 'bluesky',
  answersWhatIsGone: true,
  start: async () => {
    const server = await startFakeBluesky()
    const asha = server.addAccount({ handle: 'asha.test' })
    const password = server.addAppPassword(asha)
    const juma = server.addAccount({ handle: 'juma.test' })
    const neighbourPassword = server.addAppPassword(juma)
    const isRepost = (uri: string): boolean => uri.includes('/app.bsky.feed.repost/')
    const fields = { handle: '@asha.test', password, service: server.baseUrl }
    return {
      fetch: freshFetch,
      way: 'appPassword',
      fields,
      badFields: [
        { why: 'another password', fields: { ...fields, password: 'abcd-efgh-ijkl' }, check: 'loginWorks' },
        { why: 'nobody’s handle', fields: { ...fields, handle: 'nobody.test' }, check: 'loginWorks' },
        {
          why: 'an address that is none',
          fields: { ...fields, service: 'my server' },
          check: 'serverAddress',
        },
        {
          why: 'no server there',
          fields: { ...fields, service: 'http://127.0.0.1:1' },
          check: 'serverAnswers',
        },
      ],
      // Also those that are issued on the way.
      secrets: () => [password, neighbourPassword, asha.email, juma.email, 'eyJ'],
      seen: () => server.visiblePosts(asha).map(seenPost),
      answers: () => {
        const visible = server.visiblePosts(asha)
        return visible.map(({ value }) => {
          const { reply } = value as { reply?: { parent: { uri: string; cid: string } } }
          if (reply === undefined) return null
          return visible.findIndex(({ uri, cid }) => uri === reply.parent.uri && cid === reply.parent.cid)
        })
      },
      requests: () => server.requests.map(receivedRequest),
      unknownParameters: () => [
        ...server.ignoredParameters.map(({ name }) => name),
        ...server.flaws.map(({ what }) => what),
      ],
      accepted: () => server.writes.filter(({ action, uri }) => action === 'create' && !isRepost(uri)).length,
      publishCalls: () => server.requests.filter(({ apiMethod }) => apiMethod === putRecord).length,
      faults: serverFaults(server, putRecord, refusal),
      quoted: () =>
        server.visiblePosts(asha).flatMap(post => {
          const { embed = {} } = post.value as { embed?: Embed }
          const { record, media } = embed
          const of = record && 'record' in record ? record.record : record
          if (of === undefined) return []
          const original = server.records.get(of.uri)
          return [
            {
              text: String(post.value['text']),
              media: media?.images?.length ?? 0,
              of: original?.cid === of.cid ? String(original.value['text']) : null,
            },
          ]
        }),
      sentOn: {
        neighbour: { ...fields, handle: '@juma.test', password: neighbourPassword },
        // The record may stay when its original is gone; nobody sees it any more.
        seen: () =>
          [...server.records.values()]
            .filter(({ uri }) => isRepost(uri))
            .flatMap(({ value }) => {
              const { subject } = value as { subject: { uri: string; cid: string } }
              const original = server.records.get(subject.uri)
              return original?.cid === subject.cid ? [String(original.value['text'])] : []
            }),
        accepted: () =>
          server.writes.filter(({ action, uri }) => action === 'create' && isRepost(uri)).length,
        faults: serverFaults(server, putRecord, refusal),
      },
      killLogin: () => {
        server.revokeLogins(asha)
        server.expireAccessTokens()
      },
      goAway: () => server.goAway(),
      close: async () => {
        if (server.crashes.length > 0) throw new Error('the fake Bluesky crashed')
        await server.close()
      },
    }
  },
}

const refusal = (code: number): object => ({ error: 'No', message: `because of ${code}` })

interface Ref {
  uri: string
  cid: string
}

interface Embed {
  record?: Ref | { record: Ref }
  media?: Embed
  images?: { alt: string }[]
  video?: object
  alt?: string
}

function seenPost({ value }: BlueskyRecord): SeenPost {
  const { text, embed = {} } = value as { text: string; embed?: Embed }
  const alts = embed.images?.map(({ alt }) => alt) ?? (embed.video ? [embed.alt ?? ''] : [])
  return { text, media: alts.length, alts }
}
