import { contentFor } from '#shared/model/post.ts'
import type { Post, PostFields } from '#shared/model/post.ts'
import type { SlotTime } from '#shared/time/slots.ts'
import type { CoreContext } from '../CoreContext.ts'
import { withoutGone } from '../posts/checkReferences.ts'
import { fieldsOf } from '../posts/postRepo.ts'
import type { PostRepo } from '../posts/postRepo.ts'
import { chooseRound } from './chooseRound.ts'
import type { Candidate, Choice, Said } from './chooseRound.ts'
import { createSaid, sayingKey } from './createSaid.ts'
import type { EntryRow, EvergreenRepo, ListRow } from './evergreenRepo.ts'

export interface ChooserParts {
  context: CoreContext
  posts: PostRepo
  lists: EvergreenRepo
}

/** A post of a list with all that its rounds can say. */
export interface Kept {
  entry: EntryRow
  post: Post
}

export interface Chooser {
  /** The posts of a list, in her order. */
  keptIn(listId: string): Kept[]
  /** What comes round at a slot. */
  choose(list: ListRow, kept: readonly Kept[], place: Place): Choice
  /** What a round says; null when it has nothing to say there any more. */
  contentOf(list: ListRow, kept: Kept, channelId: string, wording: number): PostFields | null
  /** What the channel says around an instant (epoch ms). */
  saidAround(list: ListRow, channelId: string, zone: string, at: number): Said[]
}

interface Place {
  channelId: string
  zone: string
  time: Pick<SlotTime, 'local' | 'at'>
}

const dayMs = 86_400_000

/** Finds out which post of a list comes round next on a channel, and what it says then. */
export function createChooser({ context, posts, lists }: ChooserParts): Chooser {
  const said = createSaid(context)

  /** Every text it can have on a channel; null where there is none by that number, or it has nothing to say. */
  const contentOf: Chooser['contentOf'] = (list, { entry, post }, channelId, wording) => {
    if (!post.channelIds.includes(channelId)) return null
    const base = withoutGone(context, post.projectId, fieldsOf(post))
    const further = wording === 0 ? null : (entry.wordings[wording - 1] ?? '')
    if (further?.trim() === '') return null
    const content: PostFields = {
      ...base,
      pillarId: base.pillarId ?? list.pillarId,
      text: further ?? base.text,
      channelIds: [channelId],
      variants: base.variants
        .filter(variant => variant.channelId === channelId)
        .map(variant => (further === null ? variant : { ...variant, text: null })),
    }
    const { text, link, media } = contentFor(content, channelId)
    return text.trim() === '' && link.trim() === '' && media.length === 0 ? null : content
  }

  const candidate = (list: ListRow, kept: Kept, { channelId, time }: Place): Candidate | null => {
    const { postId, wordings } = kept.entry
    const count = wordings.length + 1
    const last = lists.lastRound({ entryPostId: postId }, channelId, time.local)
    const first = last === null ? 0 : last.wording + 1
    const texts = Array.from({ length: count }, (_, turn) => (first + turn) % count).flatMap(wording => {
      const content = contentOf(list, kept, channelId, wording)
      if (content === null) return []
      const { text, media } = contentFor(content, channelId)
      return [
        {
          wording,
          key: sayingKey(
            text,
            media.map(m => m.mediaId),
          ),
        },
      ]
    })
    return texts.length === 0 ? null : { postId, texts }
  }

  const saidAround: Chooser['saidAround'] = (list, channelId, zone, at) => {
    const reach = (list.restDays + 2) * dayMs
    return said({ channelId, zone, from: at - reach, to: at + reach })
  }

  return {
    contentOf,
    saidAround,
    keptIn: listId => {
      const entries = lists.entries(listId)
      const byId = new Map(posts.getMany(entries.map(({ postId }) => postId)).map(post => [post.id, post]))
      return entries.flatMap(entry => {
        const post = byId.get(entry.postId)
        return post === undefined ? [] : [{ entry, post }]
      })
    },
    choose: (list, kept, place) => {
      const { channelId, zone, time } = place
      // Down the list, and from its end again from the beginning.
      const last = lists.lastRound({ listId: list.id }, channelId, time.local)?.position ?? -1
      const isAfter = ({ entry }: Kept) => entry.position > last
      const inTurn = [...kept.filter(isAfter), ...kept.filter(one => !isAfter(one))]
      return chooseRound(
        inTurn.flatMap(one => candidate(list, one, place) ?? []),
        saidAround(list, channelId, zone, time.at),
        { at: time.at, date: time.local.slice(0, 10) },
        list.restDays,
      )
    },
  }
}
