import type { TFunction } from 'i18next'
import { observationKinds } from '#shared/model/observation.ts'
import type { ObservationKind } from '#shared/model/observation.ts'

/** What rows and tiles say. */
export interface ObservationWords {
  noText: string
  hasIdea: string
  favourite: string
  kinds: Record<ObservationKind, string>
  likes: (count: number) => string
  /** Choose: the beginning of its words. */
  pick: (title: string) => string
}

/** So much of a text is said of a box by which it is chosen. */
const spokenLength = 60

/** Looked up once for all of them: in each it would cost as much as all the rest of a row. */
export function observationWords(t: TFunction): ObservationWords {
  const [before = '', after = ''] = t('competitors.pick', { title: '\n' }).split('\n')
  const likes = new Map<number, string>()
  const kinds = observationKinds.map(kind => [kind, t(`competitors.kinds.${kind}`)])
  return {
    noText: t('common.noText'),
    hasIdea: t('competitors.hasIdea'),
    favourite: t('competitors.favourite'),
    kinds: Object.fromEntries(kinds) as Record<ObservationKind, string>,
    likes: count => {
      const known = likes.get(count) ?? t('competitors.likes', { count })
      likes.set(count, known)
      return known
    },
    pick: title => before + title.slice(0, spokenLength) + after,
  }
}
