import { randomBytes } from 'node:crypto'
import type { PracticePost } from '#shared/contract/practice.ts'
import { openPracticeDatabase } from './openPracticeDatabase.ts'

export interface StoredPost {
  id: number
  accountId: number
  text: string
  createdAt: number
  editedAt: number | null
  removedAt: number | null
  /** The post of the same account that it answers. */
  replyToId: number | null
  /** The post, of whatever account, that it only sends on. */
  repostOfId: number | null
}

export interface StoredMedia {
  id: string
  mime: string
  alt: string
}

export interface NewPost {
  accountId: number
  text: string
  key: string | null
  mediaIds: readonly string[]
  replyToId: number | null
  repostOfId: number | null
  now: number
}

export interface PracticeStore {
  addAccount(now: number): number
  /** A further login of the account. */
  issueToken(accountId: number): string
  /** The number of the login (they count up) and whose it is; null for none of ours. */
  login(token: string): { tokenId: number; accountId: number } | null
  lastTokenId(): number
  addMedia(accountId: number, mime: string, alt: string, now: number): string
  media(id: string): StoredMedia | null
  /** Whether all are this account's and not in a post yet. */
  areFree(accountId: number, mediaIds: readonly string[]): boolean
  /** In one transaction. */
  addPost(post: NewPost): StoredPost
  /** Also a removed one: what was accepted stays accepted. */
  byKey(accountId: number, key: string): StoredPost | null
  post(accountId: number, id: number): StoredPost | null
  anyPost(id: number): StoredPost | null
  editPost(id: number, text: string, alts: readonly string[], now: number): void
  /** With its reposts. */
  removePost(id: number, now: number): void
  feed(accountId: number, withRemoved: boolean): PracticePost[]
  close(): void
}

const columns = 'id, accountId, text, createdAt, editedAt, removedAt, replyToId, repostOfId'

export function createPracticeStore(file: string, nativeBinding: string | null): PracticeStore {
  const sqlite = openPracticeDatabase(file, nativeBinding)
  const insertAccount = sqlite.prepare<[number]>('INSERT INTO accounts (createdAt) VALUES (?)')
  const insertToken = sqlite.prepare<[string, number]>('INSERT INTO tokens (token, accountId) VALUES (?, ?)')
  const login = sqlite.prepare<[string], { tokenId: number; accountId: number }>(
    'SELECT id AS tokenId, accountId FROM tokens WHERE token = ?',
  )
  const lastToken = sqlite.prepare<[], number>('SELECT coalesce(max(id), 0) FROM tokens').pluck()
  const insertMedia = sqlite.prepare(
    'INSERT INTO media (id, accountId, mime, alt, createdAt) VALUES (:id, :accountId, :mime, :alt, :now)',
  )
  const oneMedia = sqlite.prepare<[string], StoredMedia>('SELECT id, mime, alt FROM media WHERE id = ?')
  const freeMedia = sqlite.prepare('SELECT 1 FROM media WHERE id = ? AND accountId = ? AND postId IS NULL')
  const attach = sqlite.prepare('UPDATE media SET postId = :postId, position = :position WHERE id = :id')
  const insertPost = sqlite.prepare(
    `INSERT INTO posts (accountId, text, idempotencyKey, replyToId, repostOfId, createdAt)
     VALUES (:accountId, :text, :key, :replyToId, :repostOfId, :now)`,
  )
  const byKey = sqlite.prepare<[number, string], StoredPost>(
    `SELECT ${columns} FROM posts WHERE accountId = ? AND idempotencyKey = ?`,
  )
  const onePost = sqlite.prepare<[number, number], StoredPost>(
    `SELECT ${columns} FROM posts WHERE accountId = ? AND id = ?`,
  )
  const postOfAny = sqlite.prepare<[number], StoredPost>(`SELECT ${columns} FROM posts WHERE id = ?`)
  const edit = sqlite.prepare('UPDATE posts SET text = :text, editedAt = :now WHERE id = :id')
  const describe = sqlite.prepare('UPDATE media SET alt = :alt WHERE postId = :id AND position = :position')
  const remove = sqlite.prepare(
    'UPDATE posts SET removedAt = :now WHERE (id = :id OR repostOfId = :id) AND removedAt IS NULL',
  )
  const ofAccount = sqlite.prepare<[number], StoredPost>(
    `SELECT ${columns} FROM posts WHERE accountId = ? ORDER BY createdAt DESC, id DESC`,
  )
  const ofPost = sqlite.prepare<[number], StoredMedia>(
    'SELECT id, mime, alt FROM media WHERE postId = ? ORDER BY position',
  )

  const mediaOf = (id: number): PracticePost['media'] =>
    ofPost.all(id).map(media => ({
      url: `/practice/media/${media.id}`,
      alt: media.alt,
      kind: kindOf(media.mime),
    }))

  const originalOf = ({ repostOfId }: StoredPost): PracticePost['repostOf'] => {
    const original = repostOfId === null ? undefined : postOfAny.get(repostOfId)
    if (original === undefined) return null
    const { id, text, accountId } = original
    return { id: String(id), text, media: mediaOf(id), accountId: String(accountId) }
  }

  const present = (post: StoredPost): PracticePost => ({
    id: String(post.id),
    text: post.text,
    media: mediaOf(post.id),
    repostOf: originalOf(post),
    inReplyTo: post.replyToId === null ? null : String(post.replyToId),
    createdAt: toInstant(post.createdAt),
    editedAt: post.editedAt === null ? null : toInstant(post.editedAt),
    removedAt: post.removedAt === null ? null : toInstant(post.removedAt),
  })

  return {
    addAccount: now => Number(insertAccount.run(now).lastInsertRowid),
    issueToken: accountId => {
      const token = randomBytes(24).toString('base64url')
      insertToken.run(token, accountId)
      return token
    },
    login: token => login.get(token) ?? null,
    lastTokenId: () => lastToken.get() ?? 0,
    addMedia: (accountId, mime, alt, now) => {
      const id = randomBytes(12).toString('hex')
      insertMedia.run({ id, accountId, mime, alt, now })
      return id
    },
    media: id => oneMedia.get(id) ?? null,
    areFree: (accountId, mediaIds) =>
      new Set(mediaIds).size === mediaIds.length &&
      mediaIds.every(id => freeMedia.get(id, accountId) !== undefined),
    addPost: sqlite.transaction(({ mediaIds, now, ...post }: NewPost): StoredPost => {
      const postId = Number(insertPost.run({ ...post, now }).lastInsertRowid)
      mediaIds.forEach((id, position) => attach.run({ postId, position, id }))
      const { accountId, text, replyToId, repostOfId } = post
      const made = { id: postId, accountId, text, replyToId, repostOfId }
      return { ...made, createdAt: now, editedAt: null, removedAt: null }
    }),
    byKey: (accountId, key) => byKey.get(accountId, key) ?? null,
    post: (accountId, id) => onePost.get(accountId, id) ?? null,
    anyPost: id => postOfAny.get(id) ?? null,
    editPost: sqlite.transaction((id: number, text: string, alts: readonly string[], now: number) => {
      edit.run({ id, text, now })
      alts.forEach((alt, position) => describe.run({ id, alt, position }))
    }),
    removePost: (id, now) => void remove.run({ id, now }),
    feed: (accountId, withRemoved) =>
      ofAccount
        .all(accountId)
        .filter(post => withRemoved || post.removedAt === null)
        .map(present),
    close: () => void sqlite.close(),
  }
}

function kindOf(mime: string): string {
  if (mime.startsWith('video/')) return 'video'
  return mime === 'image/gif' ? 'animation' : 'image'
}

function toInstant(ms: number): string {
  return new Date(ms).toISOString()
}
