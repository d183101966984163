import type { PostWithDeliveries } from '#shared/contract/posts.ts'
import { followShared } from '#shared/design/followShared.ts'
import { movableStates } from '#shared/model/delivery.ts'
import type { Delivery } from '#shared/model/delivery.ts'
import type { DesignPicture } from '#shared/model/designCard.ts'
import type { Media } from '#shared/model/media.ts'
import { noComment } from '#shared/model/post.ts'
import type { Post, PostFields } from '#shared/model/post.ts'
import type { Client } from '#shared/rpc/client.ts'
import { createAutosave } from '../../lib/autosave.ts'
import type { SaveStatus } from '../../lib/autosave.ts'
import { dropCopy, keepCopy, readCopy } from './localCopy.ts'
import type { LocalCopy } from './localCopy.ts'
import { withoutGone } from './withoutGone.ts'

export const emptyFields: PostFields = {
  kind: 'original',
  campaignId: null,
  pillarId: null,
  portraitIds: [],
  text: '',
  link: '',
  media: [],
  parts: [],
  comment: noComment,
  labelIds: [],
  channelIds: [],
  variants: [],
}

export interface SessionState {
  /** Null until the first change of a new post is stored. */
  postId: string | null
  projectId: string
  fields: PostFields
  deliveries: readonly Delivery[]
  status: SaveStatus
  /** When the post as it is here was stored last; null for a new one. */
  updatedAt: string | null
  /** Text of an earlier time that was never stored, and does not simply follow what is stored. */
  leftover: LocalCopy | null
  /** Files that were added here. */
  known: ReadonlyMap<string, Media>
  /** What the post has of its design. */
  designPictures: readonly DesignPicture[]
}

export interface PostSession {
  state(): SessionState
  subscribe(listener: () => void): () => void
  /** Changes the post here at once and stores it a moment later. */
  change(patch: Partial<PostFields>): void
  /** Stores everything now; false when that failed (it is kept and tried again). */
  flush(): Promise<boolean>
  /** Takes what the core says of the post, unless something newer is written here. */
  adopt(answer: PostWithDeliveries): void
  /** Takes what a command answered of some deliveries. */
  mergeDeliveries(changed: readonly Delivery[]): void
  /** Another project for a post that is not stored yet. */
  startIn(
    projectId: string,
    fields: Pick<PostFields, 'channelIds' | 'campaignId' | 'pillarId' | 'portraitIds'>,
  ): void
  /** What to do with the leftover: lay it over the post, or let it go. */
  settleLeftover(use: boolean): void
  /** Stores what is left; removes a post that was begun here and stayed empty. */
  leave(): Promise<void>
  /** It stays when it is left empty: something was made for it. */
  keepEmpty(): void
  /** Notes a file that was added here, so that the core need not be asked about it. */
  know(media: Media): void
  /** Notes which pictures are of its design: channels with other sizes of them follow what is changed for all. */
  knowDesign(pictures: readonly DesignPicture[]): void
}

export interface SessionParts {
  call: Client['call']
  storage: Storage
  now: () => number
  /** Names the local copy of a post that is not stored yet. */
  newKey: string
  projectId: string
  /** The stored post, or null for a new one that begins with `fields`. */
  stored: PostWithDeliveries | null
  fields: PostFields
  onCreated: (id: string) => void
  delayMs?: number
  retryMs?: readonly number[]
}

/** One post being written: what she sees at once, stored in order behind it, with a copy in the browser until it is. */
export function createPostSession(parts: SessionParts): PostSession {
  const { call, storage, now, newKey, onCreated } = parts
  const listeners = new Set<() => void>()
  let createdHere = false
  let staysEmpty = false
  let state: SessionState = {
    postId: parts.stored?.post.id ?? null,
    projectId: parts.stored?.post.projectId ?? parts.projectId,
    fields: parts.stored === null ? parts.fields : fieldsOf(parts.stored.post),
    deliveries: parts.stored?.deliveries ?? [],
    status: { kind: 'saved' },
    updatedAt: parts.stored?.post.updatedAt ?? null,
    leftover: null,
    known: new Map(),
    designPictures: [],
  }
  const set = (next: Partial<SessionState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const copyKey = () => state.postId ?? newKey

  /** Stores; what it points at and was removed meanwhile is let go, one by one, rather than the words. */
  const storing = async <T extends Partial<PostFields>>(
    fields: T,
    store: (fields: T) => Promise<PostWithDeliveries>,
  ): Promise<PostWithDeliveries> => {
    try {
      return await store(fields)
    } catch (error) {
      const without = withoutGone(state.fields, error)
      if (without === null) throw error
      set({ fields: { ...state.fields, ...without } })
      return storing({ ...fields, ...without }, store)
    }
  }

  const autosave = createAutosave<PostFields>({
    ...(parts.delayMs === undefined ? {} : { delayMs: parts.delayMs }),
    ...(parts.retryMs === undefined ? {} : { retryMs: parts.retryMs }),
    onStatus: status => {
      if (status.kind === 'saved') dropCopy(storage, copyKey())
      // Its time says that this window is alive and still trying.
      else if (status.kind === 'failed') keep()
      set({ status })
    },
    save: async patch => {
      if (state.postId === null) {
        const made = await storing(state.fields, fields =>
          call('posts.create', { projectId: state.projectId, fields }),
        )
        dropCopy(storage, newKey)
        createdHere = true
        set({ postId: made.post.id, deliveries: made.deliveries, updatedAt: made.post.updatedAt })
        // What was typed while it was being created has its copy under the post's own name from here on.
        if (Object.keys(autosave.unsaved()).length > 0) keep()
        onCreated(made.post.id)
        return
      }
      const id = state.postId
      const stored = await storing(patch, fields => call('posts.update', { id, fields }))
      set({ deliveries: stored.deliveries, updatedAt: stored.post.updatedAt })
    },
  })

  const keep = () =>
    keepCopy(storage, copyKey(), {
      postId: state.postId,
      projectId: state.projectId,
      fields: state.fields,
      basedOn: state.updatedAt,
      at: now(),
    })

  const change: PostSession['change'] = asked => {
    const patch = withSizes(asked)
    set({ fields: { ...state.fields, ...patch } })
    keep()
    autosave.change(patch)
  }

  const withSizes = (patch: Partial<PostFields>): Partial<PostFields> => {
    const { fields, designPictures, deliveries } = state
    if (patch.media === undefined || patch.variants !== undefined || designPictures.length === 0) return patch
    const taken = deliveries.filter(one => !movableStates.includes(one.state)).map(one => one.channelId)
    const variants = followShared(fields, patch.media, designPictures, new Set(taken))
    return JSON.stringify(variants) === JSON.stringify(fields.variants) ? patch : { ...patch, variants }
  }

  const settleLeftover: PostSession['settleLeftover'] = use => {
    const { leftover } = state
    set({ leftover: null })
    if (leftover === null) return
    if (!use) {
      dropCopy(storage, copyKey())
      return
    }
    // The words, but not where they go: something may be planned or out there by now.
    const { channelIds: _then, ...words } = leftover.fields
    change(words)
  }

  const bringBack = () => {
    const copy = state.postId === null ? null : readCopy(storage, state.postId)
    if (copy === null) return
    if (sameFields(copy.fields, state.fields)) dropCopy(storage, copyKey())
    // Nothing was stored since: it is simply what she did last.
    else if (copy.basedOn === state.updatedAt) change(copy.fields)
    else state = { ...state, leftover: copy }
  }

  bringBack()
  return {
    state: () => state,
    subscribe: listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    change,
    flush: autosave.flush,
    adopt: ({ post, deliveries }) => {
      if (post.id !== state.postId) return
      const isNewer = state.updatedAt === null || post.updatedAt > state.updatedAt
      const nothingHere = Object.keys(autosave.unsaved()).length === 0
      set({
        deliveries,
        ...(isNewer && nothingHere ? { fields: fieldsOf(post), updatedAt: post.updatedAt } : {}),
      })
    },
    mergeDeliveries: changed => {
      const byId = new Map(changed.map(d => [d.id, d]))
      set({ deliveries: state.deliveries.map(d => byId.get(d.id) ?? d) })
    },
    startIn: (projectId, fields) => {
      if (state.postId === null) set({ projectId, fields: { ...state.fields, ...fields } })
    },
    settleLeftover,
    leave: async () => {
      const isStored = await autosave.flush()
      if (!isStored || !createdHere || staysEmpty || state.postId === null || !isEmpty(state)) return
      await call('posts.remove', { id: state.postId })
    },
    keepEmpty: () => {
      staysEmpty = true
    },
    knowDesign: designPictures => set({ designPictures }),
    know: media => set({ known: new Map([...state.known, [media.id, media]]) }),
  }
}

export function fieldsOf(post: Post): PostFields {
  const { id: _id, projectId: _project, createdAt: _created, updatedAt: _updated, ...fields } = post
  return fields
}

/** Nothing was said, and nothing is planned or out. */
function isEmpty({ fields, deliveries }: SessionState): boolean {
  const wordless = (part: { text: string | null; link: string | null; media: unknown[] | null }) =>
    (part.text ?? '').trim() === '' && (part.link ?? '').trim() === '' && (part.media ?? []).length === 0
  return wordless(fields) && fields.variants.every(wordless) && deliveries.every(d => d.state === 'draft')
}

function sameFields(a: PostFields, b: PostFields): boolean {
  const keys = Object.keys(emptyFields) as (keyof PostFields)[]
  return keys.every(key => JSON.stringify(a[key]) === JSON.stringify(b[key]))
}
