/** The value below which this share of all lies, to a tenth. */
export function shareBelow(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return Number(value.toFixed(1))
}
