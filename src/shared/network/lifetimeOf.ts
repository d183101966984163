import type { Expiry } from '../model/delivery.ts'
import { instantOf } from '../time/zoned.ts'

interface Out {
  /** When it goes out, epoch ms. */
  dueAt: number
  /** Of the wall-clock time at which it disappears. */
  zone: string
  /** When the last day of its campaign is over, epoch ms; null when there is none. */
  campaignEndAt: number | null
}

/** How long a post will be out, ms; null for ever, or not known yet (a time that is not written yet is empty). */
export function lifetimeOf(expiry: Expiry, { dueAt, zone, campaignEndAt }: Out): number | null {
  switch (expiry.kind) {
    case 'never':
      return null
    case 'after':
      return expiry.afterMs
    case 'at':
      return expiry.atLocal === '' ? null : instantOf(expiry.atLocal, zone) - dueAt
    case 'campaignEnd':
      return campaignEndAt === null ? null : campaignEndAt - dueAt
  }
}
