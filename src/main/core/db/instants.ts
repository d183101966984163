/** Epoch ms as the contract writes an instant. */
export const toInstant = (ms: number): string => new Date(ms).toISOString()

export const toInstantOrNull = (ms: number | null): string | null => (ms === null ? null : toInstant(ms))

/** An instant of the contract as epoch ms. */
export const fromInstant = (instant: string): number => Date.parse(instant)
