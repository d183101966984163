import { z } from 'zod'
import { practiceOrigin } from '#shared/network/practiceAddress.ts'
import type { PracticeStore, StoredPost } from './practiceStore.ts'

/** The network's own limits, in graphemes and pieces; its descriptor says the same. */
const maxText = 1000
const maxMedia = 10
const maxAlt = 1500

const NewPost = z.object({
  text: z.string(),
  mediaIds: z.array(z.string()),
  inReplyTo: z.string().optional(),
})
const NewRepost = z.object({ repostOf: z.string() })
const Edit = z.object({ text: z.string(), alts: z.array(z.string()).default([]) })

export interface PracticeAnswer {
  status: number
  body: object
  /** Whether something can be seen in the feed now that was not there before. */
  changed: boolean
}

export interface PracticeAsk {
  request: Request
  url: URL
  /** Who asks; null only for registering. */
  accountId: number
  now: number
  store: PracticeStore
  keepFile: (id: string, bytes: Uint8Array) => Promise<void>
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const lengthOf = (text: string): number => [...graphemes.segment(text)].length

const say = (status: number, body: object, changed = false): PracticeAnswer => ({ status, body, changed })
export const refuse = (status: number, error: string): PracticeAnswer => say(status, { error })

/** What a signed-in account asks of the practice network. */
export async function answerPractice(ask: PracticeAsk): Promise<PracticeAnswer> {
  const { request, url, accountId, store } = ask
  const [, , noun, id] = url.pathname.split('/')
  switch (`${request.method} ${noun}${id === undefined ? '' : '/:id'}`) {
    case 'GET account':
      return say(200, presentAccount(accountId))
    case 'POST media':
      return addMedia(ask)
    case 'POST posts':
      return addPost(ask)
    case 'GET posts': {
      const found = store.byKey(accountId, url.searchParams.get('idempotencyKey') ?? '')
      return say(200, { posts: found === null ? [] : [presentPost(found)] })
    }
    case 'GET posts/:id':
      return withPost(ask, id, post => say(200, presentPost(post)))
    case 'PUT posts/:id':
      return editPost(ask, id)
    case 'DELETE posts/:id':
      return withPost(ask, id, post => {
        store.removePost(post.id, ask.now)
        return say(200, {}, true)
      })
    default:
      return refuse(404, 'There is nothing at this address.')
  }
}

export function presentAccount(id: number): { id: string; name: string; handle: string; url: string } {
  const handle = `@practice${id}`
  return { id: String(id), name: `Practice ${id}`, handle, url: `${practiceOrigin}/${handle}` }
}

function presentPost({ id, accountId, text }: StoredPost): { id: string; url: string; text: string } {
  return { id: String(id), url: `${presentAccount(accountId).url}/${id}`, text }
}

async function addMedia({ request, accountId, store, now, keepFile }: PracticeAsk): Promise<PracticeAnswer> {
  const form = await readForm(request)
  const file = form?.get('file')
  const alt = form?.get('alt')
  if (!(file instanceof Blob) || file.size === 0) return refuse(422, 'There is no file.')
  if (!/^(image|video)\//.test(file.type)) return refuse(422, 'Only pictures and videos can be shown here.')
  const words = typeof alt === 'string' ? alt : ''
  if (lengthOf(words) > maxAlt) return refuse(422, `The description is longer than ${maxAlt} characters.`)
  const id = store.addMedia(accountId, file.type, words, now)
  await keepFile(id, new Uint8Array(await file.arrayBuffer()))
  return say(201, { id })
}

async function addPost(ask: PracticeAsk): Promise<PracticeAnswer> {
  const { request, accountId, store, now } = ask
  const key = request.headers.get('idempotency-key')
  const earlier = key === null ? null : store.byKey(accountId, key)
  if (earlier !== null) return say(200, presentPost(earlier))
  const asked = await readJson(request)
  const repost = NewRepost.safeParse(asked)
  if (repost.success) return addRepost(ask, key, repost.data.repostOf)
  const wanted = NewPost.safeParse(asked)
  if (!wanted.success) return refuse(422, 'This is no post.')
  const { text, mediaIds, inReplyTo } = wanted.data
  const wrong = whatIsWrong(text, mediaIds.length)
  if (wrong !== null) return refuse(422, wrong)
  if (!store.areFree(accountId, mediaIds)) return refuse(422, 'A picture is unknown or already in a post.')
  const answered = inReplyTo === undefined ? null : findPost(store, accountId, inReplyTo)
  if (answered === null && inReplyTo !== undefined) return refuse(422, 'What it answers is not there.')
  const replyToId = answered?.id ?? null
  const made = { accountId, text, key, mediaIds, replyToId, repostOfId: null, now }
  return say(201, presentPost(store.addPost(made)), true)
}

/** Of anybody's post; a repost of a repost is one of the original. */
function addRepost({ accountId, store, now }: PracticeAsk, key: string | null, id: string): PracticeAnswer {
  const found = /^\d{1,15}$/.test(id) ? store.anyPost(Number(id)) : null
  if (found === null || found.removedAt !== null) return refuse(410, 'What is to be reposted is not there.')
  const repostOfId = found.repostOfId ?? found.id
  const made = { accountId, text: '', key, mediaIds: [], replyToId: null, repostOfId, now }
  return say(201, presentPost(store.addPost(made)), true)
}

async function editPost(ask: PracticeAsk, id: string | undefined): Promise<PracticeAnswer> {
  const wanted = Edit.safeParse(await readJson(ask.request))
  if (!wanted.success) return refuse(422, 'This is no post.')
  const { text, alts } = wanted.data
  const wrong = whatIsWrong(text, alts.length)
  if (wrong !== null) return refuse(422, wrong)
  return withPost(ask, id, post => {
    if (post.repostOfId !== null) return refuse(422, 'A repost has no words of its own.')
    ask.store.editPost(post.id, text, alts, ask.now)
    return say(200, presentPost({ ...post, text }), true)
  })
}

function whatIsWrong(text: string, mediaCount: number): string | null {
  if (text.trim() === '' && mediaCount === 0) return 'The post is empty.'
  if (lengthOf(text) > maxText) return `The text is longer than ${maxText} characters.`
  return mediaCount > maxMedia ? `There are more than ${maxMedia} pictures.` : null
}

function withPost(
  { store, accountId }: PracticeAsk,
  id: string | undefined,
  answer: (post: StoredPost) => PracticeAnswer,
): PracticeAnswer {
  const post = findPost(store, accountId, id)
  return post === null ? refuse(404, 'There is no such post.') : answer(post)
}

function findPost(store: PracticeStore, accountId: number, id: string | undefined): StoredPost | null {
  const post = /^\d{1,15}$/.test(id ?? '') ? store.post(accountId, Number(id)) : null
  return post === null || post.removedAt !== null ? null : post
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return (await request.json()) as unknown
  } catch {
    // A body that is no JSON is refused like one that is the wrong JSON.
    return undefined
  }
}

async function readForm(request: Request): Promise<FormData | null> {
  try {
    return await request.formData()
  } catch {
    // A body that is no form holds no file either.
    return null
  }
}
