/** Every month from that of one day to that of another, `2026-11`; the last 240 of them. */
export function monthsBetween(from: string, to: string): string[] {
  const index = (day: string) => Number(day.slice(0, -6)) * 12 + Number(day.slice(-5, -3)) - 1
  const last = index(to)
  const first = Math.max(index(from), last - 239)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const at = first + i
    return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}
