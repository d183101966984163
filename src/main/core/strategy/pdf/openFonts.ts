import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

// Not called require: the bundler declares that name itself.
const packages = createRequire(import.meta.url)

/** The families of the documents (SIL Open Font License), whole files: Latin and Cyrillic in one. */
const files = {
  serif: '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  serifItalic: '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  serifBold: '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  sans: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  sansBold: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  emoji: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
} as const

export type FontName = keyof typeof files
export const fontNames = Object.keys(files) as FontName[]

/** The bytes of every font a document may need; only what is used of them goes into it. */
export async function openFonts(): Promise<Record<FontName, Buffer>> {
  const read = await Promise.all(
    fontNames.map(async name => [name, await readFile(packages.resolve(files[name]))] as const),
  )
  return Object.fromEntries(read) as Record<FontName, Buffer>
}
