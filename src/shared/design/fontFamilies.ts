/** What a family is good for; the picker groups by it. */
export const fontKinds = ['sans', 'serif', 'display', 'hand', 'slab', 'mono'] as const
export type FontKind = (typeof fontKinds)[number]

export interface FontFamilyFacts {
  family: string
  kind: FontKind
  /** The lightest and the heaviest; every step between them where `steps` does not say which there are. */
  weights: readonly [number, number]
  steps?: readonly number[]
  italic: boolean
  /** All have Latin and Latin Extended. */
  cyrillic: boolean
}

const variable = (
  family: string,
  kind: FontKind,
  weights: readonly [number, number],
  { italic = false, cyrillic = true } = {},
): FontFamilyFacts => ({ family, kind, weights, italic, cyrillic })

const fixed = (
  family: string,
  kind: FontKind,
  steps: readonly [number, ...number[]],
  { cyrillic = true } = {},
): FontFamilyFacts => ({
  family,
  kind,
  steps,
  weights: [steps[0], steps.at(-1) ?? steps[0]],
  italic: false,
  cyrillic,
})

/** The packaged families, all under the Open Font License. They carry the same facts as their files. */
export const fontFamilies: readonly FontFamilyFacts[] = [
  variable('Inter', 'sans', [100, 900], { italic: true }),
  variable('DM Sans', 'sans', [100, 1000], { italic: true, cyrillic: false }),
  variable('Jost', 'sans', [100, 900], { italic: true }),
  variable('Manrope', 'sans', [200, 800]),
  variable('Montserrat', 'sans', [100, 900], { italic: true }),
  variable('Nunito', 'sans', [200, 1000], { italic: true }),
  variable('Outfit', 'sans', [100, 900], { cyrillic: false }),
  variable('Rubik', 'sans', [300, 900], { italic: true }),
  variable('Cormorant', 'serif', [300, 700], { italic: true }),
  variable('Fraunces', 'serif', [100, 900], { italic: true, cyrillic: false }),
  variable('Lora', 'serif', [400, 700], { italic: true }),
  variable('Playfair Display', 'serif', [400, 900], { italic: true }),
  fixed('Anton', 'display', [400], { cyrillic: false }),
  variable('Bricolage Grotesque', 'display', [200, 800], { cyrillic: false }),
  variable('Comfortaa', 'display', [300, 700]),
  variable('Oswald', 'display', [200, 700]),
  variable('Unbounded', 'display', [200, 900]),
  fixed('Yeseva One', 'display', [400]),
  fixed('Amatic SC', 'hand', [400, 700]),
  variable('Caveat', 'hand', [400, 700]),
  variable('Dancing Script', 'hand', [400, 700], { cyrillic: false }),
  fixed('Pacifico', 'hand', [400]),
  fixed('Alfa Slab One', 'slab', [400], { cyrillic: false }),
  variable('Bitter', 'slab', [100, 900], { italic: true }),
  variable('Roboto Slab', 'slab', [100, 900]),
  variable('JetBrains Mono', 'mono', [100, 800], { italic: true }),
]

/** The family of colour emoji that text falls back to where the computer has it. */
export const emojiFamily = 'Noto Color Emoji'

const ownPrefix = 'own:'
/** How one of her own files is named as a family: `own:<id>`. */
export const ownFamily = (fontId: string) => `${ownPrefix}${fontId}`
/**
 * The id of the font (BrandFont) whose family it is, or null where it is none of her own files.
 *
 * @public the studio loads her files by it
 */
export const ownFontId = (family: string): string | null =>
  family.startsWith(ownPrefix) ? family.slice(ownPrefix.length) : null

const byFamily = new Map(fontFamilies.map(facts => [facts.family, facts]))
export const factsOfFamily = (family: string): FontFamilyFacts | null => byFamily.get(family) ?? null

/** The weights a picker offers for a family; her own files have the one they were drawn in. */
export function weightsOf(family: string): readonly number[] {
  const facts = factsOfFamily(family)
  if (facts === null) return [400, 700]
  if (facts.steps !== undefined) return facts.steps
  const [lightest, heaviest] = facts.weights
  return [100, 200, 300, 400, 500, 600, 700, 800, 900].filter(
    weight => weight >= lightest && weight <= heaviest,
  )
}
