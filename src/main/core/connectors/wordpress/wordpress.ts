import { z } from 'zod'
import type { Account, Attempt, Connector, Io, Outgoing, RemoteRef } from '../Connector.ts'
import { classifyError } from '../classifyError.ts'
import { RefusedError } from '../RefusedError.ts'
import { callWordPress, loginOf, WordPressRefusal } from './callWordPress.ts'
import type { Login } from './callWordPress.ts'
import { isFirstFeatured, postFields, statusOf } from './postFields.ts'
import { figuresIn } from './postHtml.ts'
import { connectWordPress, verifyWordPress } from './probeWordPress.ts'
import { slugOf } from './slugOf.ts'
import { describeUpload, figuresOf, uploadToWordPress } from './uploadToWordPress.ts'
import { wordpressDescriptor } from './wordpressDescriptor.ts'
import { wordpressStandIn } from './wordpressStandIn.ts'

const Post = z.object({
  id: z.number().int(),
  link: z.string(),
  slug: z.string(),
  status: z.string(),
  featured_media: z.number().int().optional(),
  content: z.object({ raw: z.string().optional() }).loose().optional(),
})
type Post = z.output<typeof Post>

/**
 * A site with WordPress. It knows no keys, so every post gets a slug that no other has, and is looked up by it: before it is
 * sent, and when an answer was lost.
 */
export const wordpress: Connector = {
  descriptor: wordpressDescriptor,

  connect: (io, _way, fields) => connectWordPress(io, fields),

  verify: async (io, account) => {
    const { isWell, ...found } = await verifyWordPress(io, loginOf(account))
    const checkedAt = new Date(io.now()).toISOString()
    return { ...found, health: { state: isWell ? 'ok' : 'limited', words: null, checkedAt } }
  },

  prepare: uploadToWordPress,

  publish: async (io, account, attempt) => {
    const login = loginOf(account)
    const slug = slugOf(attempt)
    const earlier = await lookUpFirst(io, login, slug)
    if (earlier !== null) return refOf(earlier)
    const made = await create(io, login, attempt, slug)
    return refOf(made.slug === slug ? made : await withoutSecond(io, login, made, slug))
  },

  find: async (io, account, attempt) => {
    const post = await postBySlug(io, loginOf(account), slugOf(attempt))
    return post === null ? { outcome: 'absent', proof: 'notInList' } : { outcome: 'found', ref: refOf(post) }
  },

  check: async (io, account, ref) => {
    const post = await readPost(io, loginOf(account), ref)
    return post === null ? { state: 'gone' } : { state: 'there', ref: refOf(post), text: null }
  },

  remove: async (io, account, ref) => {
    try {
      // Past the trash, where it would lie for a month.
      const query = { force: 'true' }
      await callWordPress(io, loginOf(account), 'DELETE', postPath(ref), z.unknown(), { query })
      return 'removed'
    } catch (error) {
      if (isGone(error)) return 'alreadyGone'
      throw error
    }
  },

  edit: editOnWordPress,
  classify: classifyError,
  standIn: wordpressStandIn,
}

const postPath = ({ ids }: RemoteRef): string => `/wp/v2/posts/${encodeURIComponent(ids[0] ?? '')}`
const refOf = ({ id, link }: Post): RemoteRef => ({ ids: [String(id)], url: link })
const isGone = (error: unknown): boolean =>
  error instanceof WordPressRefusal && error.code === 'rest_post_invalid_id'

/** With every status but the trash, so that a draft is found, too. */
async function postBySlug(io: Io, login: Login, slug: string): Promise<Post | null> {
  const query = { slug, status: 'any', context: 'edit' }
  const posts = await callWordPress(io, login, 'GET', '/wp/v2/posts', z.array(Post), { query })
  return posts[0] ?? null
}

/** Trouble while only looking leaves nothing unknown: nothing was sent. */
async function lookUpFirst(io: Io, login: Login, slug: string): Promise<Post | null> {
  try {
    return await postBySlug(io, login, slug)
  } catch (error) {
    const failure = classifyError(error)
    if (failure.kind !== 'unknown' || failure.words === null) throw error
    throw new RefusedError(0, { kind: 'transient', words: failure.words })
  }
}

function create(
  io: Io,
  login: Login,
  { outgoing, prepared }: Pick<Attempt, 'outgoing' | 'prepared'>,
  slug: string,
): Promise<Post> {
  const files = figuresOf(prepared, outgoing)
  const [first] = files
  const featured = first !== undefined && !first.isVideo && isFirstFeatured(outgoing) ? first : null
  const json = {
    ...postFields(
      outgoing,
      files.filter(file => file !== featured),
    ),
    status: statusOf(outgoing),
    slug,
    ...(featured === null ? {} : { featured_media: Number(featured.id) }),
  }
  return callWordPress(io, login, 'POST', '/wp/v2/posts', Post, { json })
}

/**
 * WordPress gave the post another slug, so ours is taken: an earlier try that was believed lost came through just now. The
 * later one goes again, and the earlier one is the post. Whatever fails on the way, something is out: nothing of it may
 * look as if the post had been refused.
 */
async function withoutSecond(io: Io, login: Login, made: Post, slug: string): Promise<Post> {
  try {
    const first = await postBySlug(io, login, slug)
    if (first === null || first.id === made.id) return made
    const query = { force: 'true' }
    await callWordPress(io, login, 'DELETE', postPath(refOf(made)), z.unknown(), { query })
    return first
  } catch (error) {
    io.log(`The site made the post ${made.id} beside an earlier one, and it could not be taken away.`)
    throw new RefusedError(0, { kind: 'unknown', words: classifyError(error).words })
  }
}

/** Null when it is gone, or lies in the trash. */
async function readPost(io: Io, login: Login, ref: RemoteRef): Promise<Post | null> {
  try {
    const query = { context: 'edit' }
    const post = await callWordPress(io, login, 'GET', postPath(ref), Post, { query })
    return post.status === 'trash' ? null : post
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

/** Brings title, text and descriptions up to date; the files stay as they are. */
async function editOnWordPress(
  io: Io,
  account: Account,
  ref: RemoteRef,
  outgoing: Outgoing,
): Promise<RemoteRef> {
  const login = loginOf(account)
  const query = { context: 'edit' }
  const post = await callWordPress(io, login, 'GET', postPath(ref), Post, { query })
  const inText = figuresIn(post.content?.raw ?? '')
  const featured = post.featured_media ? [String(post.featured_media)] : []
  const ids = [...featured, ...inText.map(({ id }) => id)]
  const describes = ids.length === outgoing.media.length
  const alts = new Map(ids.map((id, i) => [id, describes ? (outgoing.media[i]?.alt.trim() ?? '') : '']))
  if (describes) for (const [id, alt] of alts) await describeUpload(io, login, id, alt)
  const figures = inText.map(figure => ({ ...figure, alt: alts.get(figure.id) ?? '' }))
  const json = postFields(outgoing, figures)
  return refOf(await callWordPress(io, login, 'POST', postPath(ref), Post, { json }))
}
