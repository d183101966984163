import { z } from 'zod'
import { Channel } from '../model/channel.ts'
import { Id, LocalDate, Name, Zone } from '../model/fields.ts'
import { ChannelRules, PlanDay } from '../model/rules.ts'
import { Descriptor, NetworkId } from '../network/descriptor.ts'
import { command, query } from './method.ts'

/** One thing that was checked while connecting; `key` names a sentence of the language files (`checks.<key>`). */
export const Check = z.object({
  key: z.string(),
  passed: z.boolean(),
  /** The network's own words when it did not pass. */
  words: z.string().nullable(),
})
export type Check = z.output<typeof Check>

/** What came of trying a login: what was checked, and, when it all passed, a ticket to keep it as a channel. */
export const ProbeResult = z.object({
  checks: z.array(Check),
  /** Valid for 15 minutes in this run of the app; null when something needed did not pass. */
  ticket: z.string().nullable(),
  account: z.object({ name: z.string(), handle: z.string(), url: z.string().nullable() }).nullable(),
})
export type ProbeResult = z.output<typeof ProbeResult>

/** How full a day of a channel is. */
export const DayRoom = z.object({
  channelId: Id,
  day: LocalDate,
  /** What is planned or out on that day. */
  planned: z.number().int(),
  /** The first day from that one on with room for one more, or null: none within two months. */
  freeDay: LocalDate.nullable(),
})
export type DayRoom = z.output<typeof DayRoom>

const ConnectFields = z.record(z.string().max(64), z.string().max(8000))

export const channelsMethods = {
  'networks.list': query(z.void(), z.array(Descriptor)),
  'channels.list': query(z.object({ projectId: Id.nullable() }), z.array(Channel)),
  /** Tries a login on the network; writes nothing here. */
  'channels.probe': query(
    z.object({ network: NetworkId, way: z.string().max(32), fields: ConnectFields }),
    ProbeResult,
  ),
  /** Begins an OAuth login: registers the app at the server and waits for the browser on a loopback port. */
  'channels.beginOAuth': query(
    z.object({ network: NetworkId, way: z.string().max(32), fields: ConnectFields }),
    z.object({ attemptId: Id, authorizeUrl: z.string() }),
  ),
  /** Answers when the browser came back (or the attempt failed or was cancelled). */
  'channels.finishOAuth': query(
    z.object({
      attemptId: Id,
      /** The code, where the browser could not come back and showed it to be pasted. */
      code: z.string().max(2000).nullable(),
    }),
    ProbeResult,
  ),
  'channels.cancelOAuth': command(z.object({ attemptId: Id }), z.void()),
  /** Keeps what a probe found as a channel of the project. */
  'channels.connect': command(z.object({ ticket: z.string().max(64), projectId: Id }), Channel),
  /** Gives a channel a new login; the account must be the same. Its waiting jobs go on. */
  'channels.reconnect': command(z.object({ id: Id, ticket: z.string().max(64) }), Channel),
  'channels.rename': command(z.object({ id: Id, name: Name }), Channel),
  'channels.pause': command(z.object({ id: Id, paused: z.boolean() }), Channel),
  /** When anything of the channel may go out, besides pausing it. What is not given stays. */
  'channels.setRules': command(z.object({ id: Id, rules: ChannelRules.partial() }), Channel),
  /** How full days are on channels with a daily cap, in the order asked; a channel without one always has room. */
  'channels.room': query(
    z.object({
      items: z.array(z.object({ channelId: Id, day: PlanDay })).max(100),
      zone: Zone,
      /** The post that is being planned. */
      exceptPostId: Id.nullable(),
    }),
    z.array(DayRoom),
  ),
  /** Starts a test call; the result comes as `channels.changed`. */
  'channels.verify': command(z.object({ id: Id }), z.void()),
  /** Puts the channel away; its waiting deliveries do not go out. Undone by restore. */
  'channels.remove': command(z.object({ id: Id }), z.void()),
  'channels.restore': command(z.object({ id: Id }), Channel),
}
