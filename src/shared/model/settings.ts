import { z } from 'zod'
import { GlobalKeys, defaultCaptureKeys } from './globalKeys.ts'
import { languages } from './language.ts'

/** Everything a person can set; each has a default, so an old or broken value is repaired when read. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  language: z.enum(['system', ...languages]).catch('system'),
  /** ISO weekday: 1 Monday ... 7 Sunday. */
  weekStartsOn: z.number().int().min(1).max(7).catch(1),
  /** Publish late by itself up to this long after the due time; past it the delivery is missed and asks. */
  graceMs: z.number().int().min(0).max(86_400_000).catch(3_600_000),
  /** After downtime, late deliveries of one channel go out at least this far apart: never in a burst. */
  lateSpacingMs: z.number().int().min(10_000).max(3_600_000).catch(60_000),
  /** The same text or picture on a channel again within so many days is worth a warning; 0: never. */
  duplicateDays: z.number().int().min(0).max(366).catch(14),
  notifications: z.boolean().catch(true),
  /** `unasked` until the first delivery is scheduled, then what she chose. */
  startWithComputer: z.enum(['unasked', 'yes', 'no']).catch('unasked'),
  /** True once she was told that closing the window keeps publishing. */
  closeExplained: z.boolean().catch(false),
  /** Quick capture is brought up by `captureKeys` from any program, where the host can. */
  captureAnywhere: z.boolean().catch(true),
  captureKeys: GlobalKeys.catch(defaultCaptureKeys),
})
export type Settings = z.output<typeof Settings>

export const defaultSettings: Settings = {
  theme: 'system',
  language: 'system',
  weekStartsOn: 1,
  graceMs: 3_600_000,
  lateSpacingMs: 60_000,
  duplicateDays: 14,
  notifications: true,
  startWithComputer: 'unasked',
  closeExplained: false,
  captureAnywhere: true,
  captureKeys: defaultCaptureKeys,
}
