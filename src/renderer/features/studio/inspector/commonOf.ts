/** What all have, or undefined when they differ (or there are none). Values are compared by what they say. */
export function commonOf<T, V>(things: readonly T[], read: (thing: T) => V): V | undefined {
  const [first, ...others] = things
  if (first === undefined) return undefined
  const value = read(first)
  const said = JSON.stringify(value)
  return others.every(other => JSON.stringify(read(other)) === said) ? value : undefined
}
