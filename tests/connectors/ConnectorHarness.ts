import type { Failure } from '#core/connectors/Connector.ts'
import type { WebFetch } from '#core/connectors/WebFetch.ts'
import type { SentRequest } from './SentRequest.ts'

/** One thing that can go wrong with the call that publishes. */
export interface PublishFault {
  name: string
  /** From now on, for the next such call. */
  arm: () => void
  /** What the connector must make of it. */
  kind: Failure['kind']
  /** Whether the network took the post all the same. */
  accepted: boolean
  /** Milliseconds to wait for an answer, where none comes. */
  timeoutMs?: number
}

/** A post as a reader of the network sees it. */
export interface SeenPost {
  text: string
  /** How many pictures and videos. */
  media: number
  /** The descriptions of its media; null where the network keeps none. */
  alts: (string | null)[]
}

/** An own quote as a reader sees it. */
export interface SeenQuote {
  text: string
  /** How many pictures and videos beside what it shows. */
  media: number
  /** The words of what it shows; null where that is gone. */
  of: string | null
}

/** Native reposts of a network. */
export interface SentOn {
  /** A login of another account there. */
  neighbour: Record<string, string>
  /** What a reader sees that was only sent on, on either account, oldest first: the words of the originals. */
  seen: () => string[]
  /** Every repost the network ever took. */
  accepted: () => number
  faults: PublishFault[]
}

/** A network for one test, with an account on it. */
export interface NetworkWorld {
  fetch: WebFetch
  way: string
  /** A login that works. */
  fields: Record<string, string>
  /** Logins that must not work, each with the check that must fail. */
  badFields: { why: string; fields: Record<string, string>; check: string }[]
  /** Texts are refused for nothing but their content. */
  takesAnyLength?: boolean
  /** Must never appear in what is kept or shown. */
  secrets: () => string[]
  /** What is there now, oldest first. */
  seen: () => SeenPost[]
  /** Of each of `seen`, which of them it answers; null for those that answer none. */
  answers: () => (number | null)[]
  /** Every post the network ever took, removed ones too. */
  accepted: () => number
  /** How often the publishing call arrived. */
  publishCalls: () => number
  /** Everything that arrived, in order. */
  requests: () => SentRequest[]
  /** What the network was sent and does not know; it would say nothing about it. */
  unknownParameters: () => string[]
  faults: PublishFault[]
  /** Where a post can be quoted: own quotes, oldest first. */
  quoted?: () => SeenQuote[]
  /** Where a post can be sent on natively. */
  sentOn?: SentOn
  killLogin: () => void
  /** The network cannot be reached any more. */
  goAway: () => Promise<void> | void
  close: () => Promise<void> | void
}

/** How the contract suite gets at one network. */
export interface ConnectorHarness {
  /** The id of the connector. */
  id: string
  /** Records point at each other there, whether or not they are there. */
  answersWhatIsGone?: boolean
  start: () => Promise<NetworkWorld>
}
