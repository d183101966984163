import { randomBytes } from 'node:crypto'
import { wordpress } from '#core/connectors/wordpress/wordpress.ts'
import { readContent } from '../connectors/wordpressHarness.ts'
import { createBrokenLine } from './createBrokenLine.ts'
import { realSuite } from './realSuite.ts'
import { ask, serverFacts } from './RealWorld.ts'
import type { RealWorld } from './RealWorld.ts'

const { url = '', user = '', password = '' } = serverFacts()
const api = (path: string) => `${url}/wp-json/wp/v2${path}`

interface Post {
  id: number
  content: { raw: string }
  featured_media: number
}
interface Medium {
  id: number
  alt_text: string
  source_url: string
}

const basic = (name: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
})

/** The administrator gets an application password the way the pages of the site do it. */
async function loginAsAdmin(): Promise<Record<string, string>> {
  const cookies = new Map<string, string>()
  const visit = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = new Headers(init.headers)
    headers.set('cookie', cookie)
    const answer = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual' })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    return answer.text()
  }
  await visit('/wp-login.php')
  const form = new URLSearchParams({ log: user, pwd: password, testcookie: '1' })
  await visit('/wp-login.php', { method: 'POST', body: form })
  const nonce = await visit('/wp-admin/admin-ajax.php?action=rest-nonce')
  const made = await visit('/wp-json/wp/v2/users/me/application-passwords', {
    method: 'POST',
    headers: { 'x-wp-nonce': nonce, 'content-type': 'application/json' },
    body: JSON.stringify({ name: `Tests ${randomBytes(4).toString('hex')}` }),
  })
  return basic(user, (JSON.parse(made) as { password: string }).password)
}

let adminLogin: Promise<Record<string, string>> | null = null

/** A user of her own, whose posts are the only ones that are looked at. */
async function startWorld(): Promise<RealWorld> {
  const headers = await (adminLogin ??= loginAsAdmin())
  const name = `amina${randomBytes(5).toString('hex')}`
  const made = await ask<{ id: number }>('POST', api('/users'), {
    headers,
    json: {
      username: name,
      email: `${name}@mail.test`,
      password: randomBytes(12).toString('hex'),
      roles: ['author'],
    },
  })
  const passwords = api(`/users/${made.id}/application-passwords`)
  const app = await ask<{ password: string }>('POST', passwords, { headers, json: { name: 'Ratiba' } })
  let last = 0
  const posts = async () => {
    const all = await ask<Post[]>(
      'GET',
      api(`/posts?author=${made.id}&status=any&context=edit&orderby=id&order=asc&per_page=100`),
      { headers },
    )
    return all.filter(({ id }) => id > last)
  }
  const media = async () => {
    const all = await ask<Medium[]>('GET', api(`/media?author=${made.id}&per_page=100`), { headers })
    return new Map(all.map(each => [each.id, each]))
  }
  const read = ({ content, featured_media: featuredMedia }: Post) =>
    readContent({ content: content.raw, featuredMedia })
  const fields = { site: url, user: name, password: app.password }
  return {
    line: createBrokenLine(),
    way: 'applicationPassword',
    fields,
    badFields: { ...fields, password: 'abcd EFGH ijkl MNOP qrst UVWX' },
    isPublishing: (method, { pathname }) => method === 'POST' && pathname === '/wp-json/wp/v2/posts',
    begin: async () => {
      last = (await posts()).at(-1)?.id ?? last
    },
    seen: async () => {
      const known = await media()
      return (await posts()).map(post => {
        const { text, ids } = read(post)
        return { text, media: ids.length, alts: ids.map(id => known.get(id)?.alt_text ?? '') }
      })
    },
    answers: () => Promise.resolve([]),
    fileSizes: async () => {
      const known = await media()
      const sizes: number[] = []
      for (const id of (await posts()).flatMap(post => read(post).ids)) {
        const file = await fetch(known.get(id)?.source_url ?? '')
        sizes.push((await file.arrayBuffer()).byteLength)
      }
      return sizes
    },
    killLogin: async () => {
      await ask('DELETE', passwords, { headers })
    },
  }
}

realSuite(wordpress, startWorld)
