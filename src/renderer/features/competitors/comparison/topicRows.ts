import type { Subject } from './Subject.ts'

export interface TopicRow {
  /** As it was written first. */
  topic: string
  /** Pieces by the key of the subject. */
  counts: ReadonlyMap<string, number>
}

/** Tags and labels of all, the most used first. Our labels and her tags were written apart, so capital letters do not matter. */
export function topicRows(subjects: readonly Pick<Subject, 'key' | 'did'>[]): TopicRow[] {
  const rows = new Map<string, { topic: string; counts: Map<string, number>; all: number }>()
  for (const { key, did } of subjects) {
    for (const { tag, pieces } of did.tags) {
      const folded = tag.toLocaleLowerCase()
      const row = rows.get(folded) ?? { topic: tag, counts: new Map<string, number>(), all: 0 }
      rows.set(folded, row)
      row.counts.set(key, (row.counts.get(key) ?? 0) + pieces)
      row.all += pieces
    }
  }
  return [...rows.values()].sort((a, b) => b.all - a.all)
}
