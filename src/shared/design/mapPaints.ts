import { Paint } from './paint.ts'

/** Where people write: what looks like a colour there is none. */
const written: ReadonlySet<string> = new Set(['text', 'value', 'above', 'before', 'name'])

/** Goes through anything of a design and changes what is a colour; what has none is copied as it is. */
export function mapPaints<T>(thing: T, change: (paint: Paint) => Paint): T {
  if (typeof thing === 'string') return (Paint.safeParse(thing).success ? change(thing) : thing) as T
  if (Array.isArray(thing)) return thing.map(one => mapPaints<unknown>(one, change)) as T
  if (thing === null || typeof thing !== 'object') return thing
  return Object.fromEntries(
    Object.entries(thing).map(([key, value]) => [
      key,
      written.has(key) ? (value as unknown) : mapPaints<unknown>(value, change),
    ]),
  ) as T
}

/** The colours of anything of a design, each once, the most used first. */
export function paintsIn(thing: unknown): Paint[] {
  const uses = new Map<Paint, number>()
  mapPaints(thing, paint => {
    const key = paint.toLowerCase()
    uses.set(key, (uses.get(key) ?? 0) + 1)
    return paint
  })
  return [...uses.keys()].sort((one, other) => (uses.get(other) ?? 0) - (uses.get(one) ?? 0))
}
