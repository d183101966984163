/** What is expected, in as few words as possible: when each is to go out, and whether anybody looks. */
export interface Model {
  deliveries: ModelDelivery[]
  graceMs: number
  isPaused: boolean
  /** False after the clock was set and until a minute has passed: only then the engine must have looked. */
  looksForSure: boolean
}

export interface ModelDelivery {
  dueAt: number | null
  /** Chosen by her, or null: the grace period. */
  latestAt: number | null
}
