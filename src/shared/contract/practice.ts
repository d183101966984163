import { z } from 'zod'
import { Id } from '../model/fields.ts'
import { command, query } from './method.ts'

const Media = z.object({ url: z.string(), alt: z.string(), kind: z.string() })

export const PracticePost = z.object({
  id: z.string(),
  text: z.string(),
  media: z.array(Media),
  /** What it only sends on, of whichever account. */
  repostOf: z
    .object({ id: z.string(), accountId: z.string(), text: z.string(), media: z.array(Media) })
    .nullable(),
  /** The id of the post of the same account that it answers. */
  inReplyTo: z.string().nullable(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  removedAt: z.iso.datetime().nullable(),
})
export type PracticePost = z.output<typeof PracticePost>

/** How the practice network can be told to misbehave. */
export const practiceFaults = ['none', 'away', 'refuses', 'loginDead', 'answerLost'] as const
export type PracticeFault = (typeof practiceFaults)[number]

export const practiceMethods = {
  /** The practice network's feed of one channel, newest first, as its people would see it. */
  'practice.feed': query(z.object({ channelId: Id, withRemoved: z.boolean() }), z.array(PracticePost)),
  /** Lets the practice network misbehave, to see what Ratiba does then. */
  'practice.misbehave': command(z.object({ fault: z.enum(practiceFaults) }), z.void()),
  'practice.behaviour': query(z.void(), z.object({ fault: z.enum(practiceFaults) })),
}
