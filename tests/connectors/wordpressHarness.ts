import { freshFetch } from '#core/http/freshFetch.ts'
import { startFakeWordpress } from '../fakes/wordpress/startFakeWordpress.ts'
import type { FakeWordpress } from '../fakes/wordpress/startFakeWordpress.ts'
import type { WordpressPost } from '../fakes/wordpress/WordpressState.ts'
import type { ConnectorHarness, SeenPost } from './ConnectorHarness.ts'
import { receivedRequest } from './SentRequest.ts'
import { serverFaults } from './serverFaults.ts'

export const wordpressHarness: ConnectorHarness = {
  id: 'wordpress',
  start: async () => {
    const server = await startFakeWordpress()
    const asha = server.addUser({ login: 'asha', role: 'author' })
    const password = server.addApplicationPassword(asha)
    const reader = server.addUser({ login: 'juma', role: 'subscriber' })
    const fields = { site: server.siteUrl, user: 'asha', password }
    return {
      fetch: freshFetch,
      way: 'applicationPassword',
      fields,
      badFields: [
        { why: 'another password', fields: { ...fields, password: 'nobody has this' }, check: 'loginWorks' },
        { why: 'nobody’s name', fields: { ...fields, user: 'nobody' }, check: 'loginWorks' },
        {
          why: 'a user who may only read',
          fields: { ...fields, user: 'juma', password: server.addApplicationPassword(reader) },
          check: 'mayPost',
        },
        { why: 'an address that is none', fields: { ...fields, site: 'my site' }, check: 'serverAddress' },
        {
          why: 'an address beside the site',
          fields: { ...fields, site: `${server.baseUrl}/elsewhere` },
          check: 'siteIsWordPress',
        },
        {
          why: 'no server there',
          fields: { ...fields, site: 'http://127.0.0.1:1' },
          check: 'serverAnswers',
        },
      ],
      secrets: () => [password],
      seen: () => server.visiblePosts().map(post => seenPost(server, post)),
      answers: () => [],
      requests: () => server.requests.map(receivedRequest),
      unknownParameters: () => server.ignoredParameters.map(({ name }) => name),
      accepted: () => server.posts.size,
      publishCalls: () => server.requests.filter(({ apiMethod }) => apiMethod === 'posts.create').length,
      takesAnyLength: true,
      faults: serverFaults(server, 'posts.create', status => ({
        code: 'rest_no',
        message: `No, because of ${status}`,
        data: { status },
      })),
      killLogin: () => server.revokeApplicationPasswords(asha),
      goAway: () => server.goAway(),
      close: async () => {
        if (server.crashes.length > 0) throw new Error('the fake WordPress crashed')
        await server.close()
      },
    }
  },
}

/** What a reader makes of the page: its paragraphs, its pictures and the featured one, with their descriptions. */
export function seenPost(server: FakeWordpress, post: WordpressPost): SeenPost {
  const { text, ids } = readContent(post)
  return { text, media: ids.length, alts: ids.map(id => server.media.get(id)?.altText ?? '') }
}

/** The words of a post as it was written, and the ids of its files, the featured one first. */
export function readContent({ content, featuredMedia }: Pick<WordpressPost, 'content' | 'featuredMedia'>): {
  text: string
  ids: number[]
} {
  const inText = [...content.matchAll(/<!-- wp:(?:image|video) \{"id":(\d+)/g)].map(([, id]) => Number(id))
  const paragraphs = [...content.matchAll(/<p>([^]*?)<\/p>/g)].map(([, html = '']) => plainText(html))
  return { text: paragraphs.join('\n\n'), ids: [...(featuredMedia === 0 ? [] : [featuredMedia]), ...inText] }
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#91': '[', '#93': ']', amp: '&' }

function plainText(html: string): string {
  return html
    .replace(/<br>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
}
