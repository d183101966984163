import type { z } from 'zod'

/** Reads, or asks the world, and changes nothing here: queries run side by side. */
export const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ kind: 'query', input, output }) as const

/** Changes something: commands run one after another, so each must be short. */
export const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ kind: 'command', input, output }) as const
