/** An album in rows: a single first one when the count is odd, then pairs, with threes for many. */
export function albumRows<T>(items: readonly T[]): T[][] {
  const rows: T[][] = []
  let rest = [...items]
  if (rest.length === 3 || rest.length === 4) {
    rows.push(rest.slice(0, 1))
    rest = rest.slice(1)
  }
  while (rest.length > 0) {
    const size = rest.length === 2 || rest.length === 4 ? 2 : Math.min(3, rest.length)
    rows.push(rest.slice(0, size))
    rest = rest.slice(size)
  }
  return rows
}
