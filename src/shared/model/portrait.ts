import { z } from 'zod'
import { Colour, Id, Instant, Name, WebUrl } from './fields.ts'

export const genders = ['any', 'female', 'male'] as const

const Words = z.string().max(4000)
const Age = z.number().int().min(0).max(120)

/** Where people of a portrait are met: a group, a market, a page; with a link where there is one. */
export const Gathering = z.object({ name: z.string().trim().min(1).max(200), url: WebUrl.nullable() })
export type Gathering = z.output<typeof Gathering>

/** An audience portrait: one person who stands for those a project speaks to. */
export const Portrait = z.object({
  id: Id,
  projectId: Id,
  name: Name,
  colour: Colour,
  mediaId: Id.nullable(),
  place: z.string().max(200),
  gender: z.enum(genders),
  /** Both ends included; null: open on that side. */
  ageFrom: Age.nullable(),
  ageTo: Age.nullable(),
  interests: Words,
  behaviour: Words,
  wishes: Words,
  fears: Words,
  /** The words they use themselves. */
  words: Words,
  gathers: z.array(Gathering).max(50),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Portrait = z.output<typeof Portrait>

export const PortraitFields = Portrait.omit({
  id: true,
  projectId: true,
  createdAt: true,
  updatedAt: true,
})
export type PortraitFields = z.output<typeof PortraitFields>

/** The portraits that something points at. */
export const PortraitIds = z.array(Id).max(50)
