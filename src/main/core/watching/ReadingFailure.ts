import type { SourceTrouble, TroubleKey } from '#shared/model/source.ts'

export interface FailureFacts {
  /** Fills the sentence. */
  params?: SourceTrouble['params']
  /** How long the source asks to be left alone; ms. */
  waitMs?: number
  /** No byte could be sent, as it is without a network. */
  isOffline?: boolean
  cause?: unknown
}

/** A source, or one of its pictures, could not be read; the trouble is for the person. */
export class ReadingFailure extends Error {
  readonly trouble: SourceTrouble
  readonly waitMs: number | null
  readonly isOffline: boolean

  constructor(key: TroubleKey, { params = {}, waitMs, isOffline = false, cause }: FailureFacts = {}) {
    super(key, { cause })
    this.name = 'ReadingFailure'
    this.trouble = { key, params }
    this.waitMs = waitMs ?? null
    this.isOffline = isOffline
  }
}
