import { createTid } from '#core/connectors/bluesky/createTid.ts'

/** An account that may write on a server of Bluesky's protocol. */
export interface QuotingAccount {
  url: string
  did: string
  accessJwt: string
}

type Json = Record<string, unknown>

const posts = 'app.bsky.feed.post'
const reposts = 'app.bsky.feed.repost'
const createdAt = '2026-11-20T10:00:00.000Z'

const post = (text: string, embed?: Json): Json => ({
  $type: posts,
  text,
  createdAt,
  ...(embed && { embed }),
})
const quote = (record?: Json): Json =>
  post('Tazama', { $type: 'app.bsky.embed.record', ...(record && { record }) })
const withMedia = (record: Json, media?: Json): Json =>
  post('Tazama', { $type: 'app.bsky.embed.recordWithMedia', record, ...(media && { media }) })
const repost = (subject: Json): Json => ({ $type: reposts, subject, createdAt })
const card = {
  $type: 'app.bsky.embed.external',
  external: { uri: 'https://duka.example/', title: '', description: '' },
}

/**
 * What a server answers to quotes and reposts, good and bad ones, in a line each, and which reposts it has in the end. Says the
 * same of every server that does the same.
 */
export async function judgeQuotes({ url, did, accessJwt }: QuotingAccount): Promise<string[]> {
  const said: string[] = []
  const names = new Map<string, string>()
  const ask = async (method: string, name: string, body?: Json): Promise<{ status: number; body: Json }> => {
    const answer = await fetch(`${url}/xrpc/com.atproto.repo.${name}`, {
      method,
      headers: { authorization: `Bearer ${accessJwt}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as Json }
  }
  const put = async (what: string, record: Json, rkey = createTid(Date.now()), method = 'putRecord') => {
    const collection = String(record['$type'])
    const { status, body } = await ask('POST', method, { repo: did, collection, rkey, record })
    const { uri = '', cid = '', error, message, validationStatus, commit } = body as Record<string, string>
    const written = `${validationStatus}, ${commit === undefined ? 'not written again' : 'written'}`
    said.push(`${what}: ${status} ${error === undefined ? written : `${error}: ${message}`}`)
    if (!names.has(uri)) names.set(uri, what)
    return { uri, cid }
  }
  const listReposts = async () => {
    const query = new URLSearchParams({ repo: did, collection: reposts, reverse: 'true' })
    const { body } = await ask('GET', `listRecords?${query.toString()}`)
    const records = body['records'] as { uri: string; value: { subject: { uri: string } } }[]
    const shown = records.map(({ uri, value: { subject } }) =>
      [uri, subject.uri].map(each => names.get(each)),
    )
    said.push(...shown.map(([what, of = 'nothing']) => `${what} shows ${of}`).sort())
  }

  const original = await put('an original', post('Moja'))
  const { uri, cid } = original
  const gone = { uri: `at://${did}/${posts}/${createTid(Date.now())}`, cid }
  const rkey = createTid(Date.now())
  const first = await put('a quote', quote(original), rkey)
  await put('a quote, the same again', quote(original), rkey)
  await put('a quote, other words under its key', { ...quote(original), text: 'Tena' }, rkey)
  await put('a quote without words', { ...quote(original), text: '' })
  await put('a quote of another version', quote({ uri, cid: first.cid }))
  await put('a quote of what is not there', quote(gone))
  await put('a quote without a version', quote({ uri }))
  await put('a quote of an address that is none', quote({ uri: 'https://bsky.app/x', cid }))
  await put('a quote of a version that is none', quote({ uri, cid: 'x' }))
  await put('a quote of nothing', quote())
  await put('a card and a quote', withMedia({ record: original }, card))
  await put('a card and a quote that is not nested', withMedia(original, card))
  await put('a quote beside nothing', withMedia({ record: original }))
  await put('a quote beside a quote', withMedia({ record: original }, { $type: 'app.bsky.embed.record' }))
  await put('a quote beside what has no type', withMedia({ record: original }, { images: [], a: 1, b: 2 }))
  const sentOn = await put('a repost', repost(original))
  await put('a second repost', repost(original))
  await put('a repost of a repost', repost(sentOn))
  await put('a repost of what is not there', repost(gone))
  await put('a repost without a version', repost({ uri }))
  await listReposts()
  await put('a repost that is created', repost(original), createTid(Date.now()), 'createRecord')
  await listReposts()
  return said
}
