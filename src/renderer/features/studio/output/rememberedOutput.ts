import { z } from 'zod'
import { outputKinds } from './OutputWish.ts'

const Remembered = z.object({
  kind: z.enum(outputKinds).catch('png'),
  scale: z.number().positive().catch(1),
  transparent: z.boolean().catch(false),
  quality: z.number().min(0).max(1).catch(0.92),
  /** In kilobytes; empty: no limit. */
  maxKilobytes: z.string().max(8).catch(''),
  asZip: z.boolean().catch(true),
})
export type RememberedOutput = z.output<typeof Remembered>

const key = 'ratiba.studioOutput'

/** How she saved files the last time, on this computer. */
export function rememberedOutput(): RememberedOutput {
  try {
    return Remembered.parse(JSON.parse(localStorage.getItem(key) ?? '{}'))
  } catch {
    return Remembered.parse({}) // Not ours, or damaged: as the first time.
  }
}

export const rememberOutput = (output: RememberedOutput): void =>
  localStorage.setItem(key, JSON.stringify(output))
