import { iconPath, type IconNode } from './iconPaths.ts'
import { swahiliWords } from './swahiliWords.ts'

interface IconSet {
  nodes: Readonly<Record<string, readonly IconNode[]>>
  tags: Readonly<Record<string, readonly string[]>>
}

let set: Promise<IconSet> | null = null

/** The open set of lucide: read when the first icon is drawn or looked for. */
function iconSet(): Promise<IconSet> {
  set ??= Promise.all([import('lucide-static/icon-nodes.json'), import('lucide-static/tags.json')]).then(
    // The files are lists of names and attributes, which TypeScript reads as arrays of anything.
    ([nodes, tags]) => ({ nodes: nodes.default as unknown as IconSet['nodes'], tags: tags.default }),
  )
  return set
}

/** The lines of an icon in a square of 24 as SVG path data, to be stroked; null when the set has none of this name. */
export async function iconLines(name: string): Promise<readonly string[] | null> {
  const { nodes } = await iconSet()
  const found = Object.hasOwn(nodes, name) ? nodes[name] : undefined
  return found === undefined ? null : found.map(iconPath)
}

/** Names of icons that all typed words fit, in English or Swahili; those called so come first. At most `most`. */
export async function findIcons(typed: string, most: number): Promise<string[]> {
  const { nodes, tags } = await iconSet()
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const rank = (name: string): number => {
    const known = [...name.split('-'), ...(tags[name] ?? [])]
    const ranks = words.map(word => rankOf(word, name, known))
    return Math.max(0, ...ranks)
  }
  return Object.keys(nodes)
    .map(name => ({ name, rank: rank(name) }))
    .filter(found => found.rank < notFound)
    .sort((one, other) => one.rank - other.rank || one.name.length - other.name.length)
    .slice(0, most)
    .map(({ name }) => name)
}

const notFound = 4

/** 0: called so; 1: a word of its name; 2: a word it is known by; 3: begins one. */
function rankOf(word: string, name: string, known: readonly string[]): number {
  const meanings = [word, ...(Object.hasOwn(swahiliWords, word) ? (swahiliWords[word] ?? '').split(' ') : [])]
  if (meanings.includes(name)) return 0
  if (meanings.some(meaning => name.split('-').includes(meaning))) return 1
  if (meanings.some(meaning => known.includes(meaning))) return 2
  return known.some(one => one.startsWith(word)) ? 3 : notFound
}
