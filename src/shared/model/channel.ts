import { z } from 'zod'
import { Limits, NetworkId } from '../network/descriptor.ts'
import { Id, Instant, Name } from './fields.ts'
import { ChannelRules } from './rules.ts'

/** `needsLogin`: the login is dead, jobs wait; `limited`: a right is missing; `unknown`: not checked yet. */
export const healthStates = ['ok', 'limited', 'needsLogin', 'unreachable', 'unknown'] as const

export const ChannelHealth = z.object({
  state: z.enum(healthStates),
  /** The network's own words, or null. */
  words: z.string().max(2000).nullable(),
  checkedAt: Instant.nullable(),
})
export type ChannelHealth = z.output<typeof ChannelHealth>

/** One account on a network, connected with credentials that never leave the core. */
export const Channel = z.object({
  id: Id,
  projectId: Id,
  network: NetworkId,
  name: Name,
  /** How people of the network call it: `@duka`, `@duka@mastodon.example`. */
  handle: z.string().max(300),
  url: z.string().max(4000).nullable(),
  /** The limits read from the account's server; null means those of the descriptor. */
  limits: Limits.nullable(),
  /** Rights the account has, each with whether it is granted; keys are in the language files. */
  rights: z.array(z.object({ key: z.string(), granted: z.boolean() })),
  health: ChannelHealth,
  /** Paused by the person. */
  paused: z.boolean(),
  ...ChannelRules.shape,
  createdAt: Instant,
  updatedAt: Instant,
})
export type Channel = z.output<typeof Channel>
