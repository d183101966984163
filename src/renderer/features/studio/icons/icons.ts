import { iconPath, type IconNode } from './iconPaths.ts'
import { russianWords } from './russianWords.ts'
import { usualIcons } from './usualIcons.ts'
import { swahiliWords } from './swahiliWords.ts'

interface IconSet {
  nodes: Readonly<Record<string, readonly IconNode[]>>
  tags: Readonly<Record<string, readonly string[]>>
}

export interface Icons {
  /** Names of icons that all typed words fit, in English, Swahili or Russian; those called so come first. At most `most`. */
  find(typed: string, most: number): string[]
  /** The lines of an icon in a square of 24 as SVG path data, to be stroked; null when the set has none of this name. */
  lines(name: string): readonly string[] | null
}

let icons: Promise<Icons> | null = null

/** The open set of lucide: read when the first icon is drawn or looked for. */
export function openIcons(): Promise<Icons> {
  icons ??= Promise.all([import('lucide-static/icon-nodes.json'), import('lucide-static/tags.json')]).then(
    // The files are lists of names and attributes, which TypeScript reads as arrays of anything.
    ([nodes, tags]) => iconsOf({ nodes: nodes.default as unknown as IconSet['nodes'], tags: tags.default }),
  )
  return icons
}

function iconsOf({ nodes, tags }: IconSet): Icons {
  const names = Object.keys(nodes)
  return {
    lines: name => (Object.hasOwn(nodes, name) ? (nodes[name]?.map(iconPath) ?? null) : null),
    find: (typed, most) => {
      const words = typed
        .toLowerCase()
        .split(/\s+/)
        .filter(Boolean)
        .map(word => ({ word, meanings: meaningsOf(word) }))
      const rank = (name: string): number => {
        const known = [...name.split('-'), ...(tags[name] ?? [])]
        return Math.max(0, ...words.map(word => rankOf(word, name, known)))
      }
      if (words.length === 0) return [...new Set([...usualIcons, ...names])].slice(0, most)
      return names
        .map(name => ({ name, rank: rank(name) }))
        .filter(found => found.rank < notFound)
        .sort((one, other) => one.rank - other.rank || one.name.length - other.name.length)
        .slice(0, most)
        .map(({ name }) => name)
    },
  }
}

const notFound = 4

interface Wanted {
  word: string
  meanings: readonly string[]
}

/** 0: called so; 1: a word of its name; 2: a word it is known by; 3: begins one. */
function rankOf({ word, meanings }: Wanted, name: string, known: readonly string[]): number {
  if (meanings.includes(name)) return 0
  if (meanings.some(meaning => name.split('-').includes(meaning))) return 1
  if (meanings.some(meaning => known.includes(meaning))) return 2
  return known.some(one => one.startsWith(word)) ? 3 : notFound
}

/** A word with the English ones that mean the same. */
export const meaningsOf = (word: string): readonly string[] => [
  word,
  ...[swahiliWords, russianWords].flatMap(words =>
    Object.hasOwn(words, word) ? (words[word] ?? '').split(' ') : [],
  ),
]

export const iconLines = async (name: string): Promise<readonly string[] | null> =>
  (await openIcons()).lines(name)

export const findIcons = async (typed: string, most: number): Promise<string[]> =>
  (await openIcons()).find(typed, most)
