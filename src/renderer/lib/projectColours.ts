/** Colours that are told apart easily and carry white or dark initials well. */
export const projectColours: readonly [string, ...string[]] = [
  '#b3471d',
  '#c98a1b',
  '#5f7f2f',
  '#2f7d5b',
  '#1f7a8c',
  '#2f5fa8',
  '#5b4bb0',
  '#8e3f97',
  '#b83a6b',
  '#8a5a3c',
  '#5c6670',
  '#2b2723',
]

/** The first colour that no project has yet. */
export function freshColour(taken: readonly string[]): string {
  const used = new Set(taken.map(colour => colour.toLowerCase()))
  return projectColours.find(colour => !used.has(colour)) ?? projectColours[0]
}
