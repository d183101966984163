/** A colour between two: `share` 0 is the first, 1 the other. `#rrggbb`, or `#rrggbbaa` where one of them lets something through. */
export function mixPaints(one: string, other: string, share: number): string {
  const [from, to] = [channels(one), channels(other)]
  const mixed = from.map((value, at) => Math.round(value + ((to[at] ?? 0) - value) * share))
  const digits = mixed.map(value => value.toString(16).padStart(2, '0'))
  return `#${(mixed[3] === 255 ? digits.slice(0, 3) : digits).join('')}`
}

const channels = (colour: string): number[] =>
  [1, 3, 5, 7].map(at => Number.parseInt(colour.slice(at, at + 2) || 'ff', 16))
