import { meaningsOf } from './icons.ts'

export interface Emoji {
  emoji: string
  /** As a layer names it, without the prefix: code points in hexadecimal joined by `-`. */
  points: string
  /** In English; the data has no Swahili. */
  label: string
}

interface Known extends Emoji {
  words: readonly string[]
  /** What it is called by, before what else it is known by. */
  names: readonly string[]
}

interface Row {
  unicode: string
  label: string
  group?: number
  tags?: string[]
  order?: number
}

/** The group of emojibase that only holds parts of emoji, such as hair. */
const componentGroup = 2

let known: Promise<readonly Known[]> | null = null

/** The data of every emoji with its words in English and Russian; read when they are looked at for the first time. */
function allEmoji(): Promise<readonly Known[]> {
  known ??= Promise.all([
    import('emojibase-data/en/compact.json'),
    import('emojibase-data/ru/compact.json'),
  ]).then(([english, russian]) => {
    const inRussian = new Map((russian.default as Row[]).map(row => [row.unicode, row]))
    return [...(english.default as Row[])]
      .filter(({ group }) => group !== undefined && group !== componentGroup)
      .sort((one, other) => (one.order ?? 0) - (other.order ?? 0))
      .map(row => knownOf(row, inRussian.get(row.unicode)))
  })
  return known
}

function knownOf({ unicode, label, tags = [] }: Row, russian: Row | undefined): Known {
  const names = wordsOf([label, russian?.label ?? ''])
  return {
    emoji: unicode,
    label,
    points: Array.from(unicode, char => (char.codePointAt(0) ?? 0).toString(16)).join('-'),
    names,
    words: [...names, ...wordsOf([...tags, ...(russian?.tags ?? [])])],
  }
}

const wordsOf = (texts: readonly string[]) =>
  texts.flatMap(text =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  )

/** Those that all typed words fit, in English, Russian or Swahili; those called so come first, else in their usual order. */
export async function findEmoji(typed: string): Promise<readonly Emoji[]> {
  const wanted = wordsOf([typed]).map(meaningsOf)
  const all = await allEmoji()
  if (wanted.length === 0) return all
  return all
    .map(one => ({ one, rank: Math.max(...wanted.map(meanings => rankOf(meanings, one))) }))
    .filter(({ rank }) => rank < notFound)
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one)
}

const notFound = 3

/** 0: called so; 1: known by it; 2: a word begins so. */
function rankOf(meanings: readonly string[], { names, words }: Known): number {
  if (meanings.some(meaning => names.includes(meaning))) return 0
  if (meanings.some(meaning => words.includes(meaning))) return 1
  return meanings.some(meaning => words.some(word => word.startsWith(meaning))) ? 2 : notFound
}
