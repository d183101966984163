import unicodeRanges from '@fontsource-variable/montserrat/unicode.json'
import emojiStyles from '@infolektuell/noto-color-emoji/index.css?raw'
import type { FontFamilyFacts } from '#shared/design/fontFamilies.ts'

/** One file of a family: a subset of its letters, upright or italic, in one weight or all. */
export interface FontFile {
  url: string
  unicodeRange: string
  weight: string
  style: 'normal' | 'italic'
}

/** Addresses only: a file is read when letters of it are drawn. The subsets are the same for every family. */
const variableFiles = import.meta.glob<string>(
  '../../../../../node_modules/@fontsource-variable/*/files/*-{latin,latin-ext,cyrillic}-wght-{normal,italic}.woff2',
  { eager: true, query: '?url', import: 'default' },
)
const fixedFiles = import.meta.glob<string>(
  '../../../../../node_modules/@fontsource/*/files/*-{latin,latin-ext,cyrillic}-{400,700}-normal.woff2',
  { eager: true, query: '?url', import: 'default' },
)

/** As Chromium draws them (COLRv1), in parts: each emoji stands in one with all it can be joined to. */
const emojiFiles = import.meta.glob<string>(
  '../../../../../node_modules/@infolektuell/noto-color-emoji/files/*.woff2',
  { eager: true, query: '?url', import: 'default' },
)

const packageOf = (family: string) => family.toLowerCase().replaceAll(' ', '-')

/** The files of a packaged family. */
export function fontFilesOf({ family, weights }: FontFamilyFacts): FontFile[] {
  const name = packageOf(family)
  const files = Object.entries({ ...variableFiles, ...fixedFiles })
  return files.flatMap(([path, url]) => {
    const [, folder, subset, weight, style] =
      /\/([a-z-]+)\/files\/[a-z-]+?-(latin|latin-ext|cyrillic)-(wght|\d+)-(normal|italic)\.woff2$/.exec(
        path,
      ) ?? []
    if (folder !== name) return []
    return [
      {
        url,
        unicodeRange: unicodeRanges[subset as keyof typeof unicodeRanges],
        weight: weight === 'wght' ? weights.join(' ') : (weight ?? '400'),
        style: style === 'italic' ? 'italic' : 'normal',
      },
    ]
  })
}

/** The files of the packaged colour emoji, so that they look the same on every computer. */
export const emojiFontFiles = (): FontFile[] =>
  Object.entries(emojiFiles).map(([path, url]) => {
    const [, after] = emojiStyles.split(`.${path.slice(path.indexOf('/files/'))})`)
    const [, unicodeRange] = /unicode-range:\s*([^;]+);/.exec(after ?? '') ?? []
    if (unicodeRange === undefined) throw new Error(`The package of emoji does not say what is in ${path}.`)
    return { url, unicodeRange, weight: '400', style: 'normal' }
  })
