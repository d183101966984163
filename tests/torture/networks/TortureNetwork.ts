import type { Client } from '#shared/rpc/client.ts'
import type { FaultInjector } from '../../fakes/FaultInjector.ts'

/** What a network itself holds of a text. */
export interface Copy {
  text: string
  isGone: boolean
  /** Only sent on: the text is that of the original. */
  isRepost: boolean
}

export interface TortureNetwork {
  name: string
  /** Whether the network can be asked what became of a call: then nothing may stay uncertain. */
  canFind: boolean
  /** Whether posts get first comments there, and are sent on natively. */
  comments: boolean
  reposts: boolean
  /** Whether it has a scheduler of its own, to which posts are given, and from which they come back. */
  schedules: boolean
  /** The calls that must not run twice, and the others; by their names at the server. */
  commits: readonly string[]
  others: readonly string[]
  /** None for a network inside the app. */
  faults: FaultInjector | null
  /** The server's answer to a login that has run out. */
  loginDead: { status: number; body: object } | null
  /** Connects its channels and gives their ids. */
  connect(client: Client, projectId: string): Promise<string[]>
  /** Everything that was ever published on a channel: the truth. */
  copies(client: Client, channelId: string): Promise<Copy[]>
  /** What went wrong in the server itself. */
  crashes(): readonly unknown[]
  close(): Promise<void>
}

/** Tries a login and keeps it as a channel; gives its id. */
export async function connectOne(
  client: Client,
  projectId: string,
  network: string,
  way: string,
  fields: Record<string, string>,
): Promise<string> {
  const { checks, ticket } = await client.call('channels.probe', { network, way, fields })
  if (ticket === null) throw new Error(`Could not connect ${network}: ${JSON.stringify(checks)}`)
  return (await client.call('channels.connect', { ticket, projectId })).id
}
