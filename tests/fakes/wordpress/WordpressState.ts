import { randomInt } from 'node:crypto'

export type WordpressRole = 'administrator' | 'editor' | 'author' | 'contributor' | 'subscriber'

export interface WordpressUser {
  id: number
  login: string
  email: string
  displayName: string
  role: WordpressRole
  /** The one for logging in by hand: it opens nothing here. */
  password: string
  /** By name, without spaces. */
  applicationPasswords: Map<string, string>
}

export const POST_STATUSES = ['publish', 'future', 'draft', 'pending', 'private'] as const
export type WordpressStatus = (typeof POST_STATUSES)[number] | 'trash'

export interface WordpressContent {
  title: string
  content: string
  excerpt: string
  slug: string
  status: WordpressStatus
  /** Epoch ms, whole seconds. */
  publishAt: number
  featuredMedia: number
  sticky: boolean
  format: string
  commentStatus: 'open' | 'closed'
  pingStatus: 'open' | 'closed'
  categories: number[]
  tags: number[]
  password: string
}

export interface WordpressPost extends WordpressContent {
  id: number
  authorId: number
  /** What it was before it went to the trash. */
  beforeTrash: { status: WordpressStatus; slug: string } | null
  modifiedAt: number
  /** Earlier versions, oldest first. */
  revisions: (WordpressContent & { at: number })[]
  /** Set when it is gone for good. */
  deletedAt: number | null
  /** The recorded request that made it. */
  requestId: number
}

export interface WordpressMedia {
  id: number
  authorId: number
  slug: string
  title: string
  altText: string
  caption: string
  description: string
  filename: string
  mime: string
  bytes: Buffer
  size: number
  sha256: string
  /** Pixels; 0 for what is no picture. */
  width: number
  height: number
  postId: number
  createdAt: number
  deletedAt: number | null
  requestId: number
}

export interface WordpressTerm {
  id: number
  taxonomy: 'category' | 'post_tag'
  name: string
  slug: string
}

export interface WordpressComment {
  id: number
  postId: number
  authorId: number
  content: string
  createdAt: number
  requestId: number
}

/** Everything a fake WordPress knows. */
export class WordpressState {
  readonly users = new Map<number, WordpressUser>()
  /** All that ever were, deleted ones too (`deletedAt`). */
  readonly posts = new Map<number, WordpressPost>()
  readonly media = new Map<number, WordpressMedia>()
  readonly terms = new Map<number, WordpressTerm>([
    [1, { id: 1, taxonomy: 'category', name: 'Uncategorized', slug: 'uncategorized' }],
  ])
  readonly comments = new Map<number, WordpressComment>()
  readonly now: () => number
  #lastId = 1
  #lastUserId = 0

  constructor(now: () => number) {
    this.now = now
  }

  /** Posts, files, terms and comments share one row of numbers here. */
  newId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  addUser(user: Omit<WordpressUser, 'id' | 'applicationPasswords'>): WordpressUser {
    this.#lastUserId += 1
    const added = { ...user, id: this.#lastUserId, applicationPasswords: new Map<string, string>() }
    this.users.set(added.id, added)
    return added
  }

  newApplicationPassword(): string {
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
    return Array.from({ length: 24 }, () => letters[randomInt(letters.length)]).join('')
  }

  livePosts(): WordpressPost[] {
    return [...this.posts.values()].filter(post => post.deletedAt === null)
  }

  /** What was to go live by itself does so when the site is visited. */
  publishDue(): void {
    for (const post of this.livePosts()) {
      if (post.status === 'future' && post.publishAt <= this.now()) post.status = 'publish'
    }
  }

  /**
   * The slug as it may be used: with -2 and so on when another post has it, in the trash or not. Drafts may share theirs.
   * Files have their own names here.
   */
  uniqueSlug(wanted: string, status: WordpressStatus, ownId: number): string {
    if (status === 'draft' || status === 'pending') return wanted
    const taken = new Set(this.livePosts().flatMap(post => (post.id === ownId ? [] : post.slug)))
    return makeUnique(wanted, taken, 2, '')
  }

  /** `a.png` becomes `a-1.png` when there is one. */
  uniqueFilename(filename: string): string {
    const [, name = filename, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(filename) ?? []
    return makeUnique(name, new Set([...this.media.values()].map(file => file.filename)), 1, ending)
  }
}

function makeUnique(name: string, taken: ReadonlySet<string>, from: number, ending: string): string {
  let unique = `${name}${ending}`
  for (let n = from; taken.has(unique); n++) unique = `${name}-${n}${ending}`
  return unique
}

/** A title as a part of an address: small letters, accents taken off, other scripts percent-encoded. */
export function sanitizeSlug(text: string): string {
  const plain = text
    .replace(/<[^>]*>/g, '')
    .replace(/%[0-9a-f]{2}/gi, encoded => encoded.toLowerCase())
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s./—–]+/g, '-')
  let slug = ''
  for (const letter of plain) {
    if (/[a-z0-9_%-]/.test(letter)) slug += letter
    else if (letter > '\x7f' && /[\p{L}\p{N}]/u.test(letter)) slug += encodeURIComponent(letter).toLowerCase()
  }
  return slug
    .replace(/-+/g, '-')
    .slice(0, 200)
    .replace(/%[0-9a-f]?$/, '')
    .replace(/^-|-$/g, '')
}
