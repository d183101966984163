import type { Check } from '#shared/contract/channels.ts'
import type { ChannelHealth } from '#shared/model/channel.ts'
import type { Media } from '#shared/model/media.ts'
import type { ChannelOptions } from '#shared/model/post.ts'
import type { Descriptor, Limits } from '#shared/network/descriptor.ts'
import type { Http } from './http.ts'
import type { StandIn } from './standIn.ts'

/** What a connector is given. It never sleeps, loops over retries, or touches the database. */
export interface Io {
  /** Time-outs, no retries, secrets redacted in what is recorded. See http.ts. */
  http: Http
  signal: AbortSignal
  /** Epoch ms. */
  now(): number
  log(line: string): void
  /** Bytes of the media store; rejects with AppError `not_found` when the file is gone. */
  openMedia(mediaId: string): Promise<MediaBytes>
}

export interface MediaBytes {
  media: Media
  /** The whole file as a Blob that streams from disk. */
  blob: Blob
}

/** A connected account: `config` is not secret (base address, chat id), `secret` is kept sealed. */
export interface Account {
  /** The account's id on its network, to notice a wrong account on reconnecting. */
  remoteId: string
  config: Record<string, string>
  secret: Record<string, string>
}

export interface FoundAccount extends Account {
  name: string
  handle: string
  url: string | null
  /** Limits read from the server, or null when the descriptor's hold. */
  limits: Limits | null
  rights: { key: string; granted: boolean }[]
}

/** What connecting found: every check in order, and the account when all that is needed passed. */
export interface Connected {
  checks: Check[]
  account: FoundAccount | null
}

/** What a part of a thread answers. */
export interface ReplyTo {
  /** The first part. */
  root: RemoteRef
  /** The part before this one. */
  parent: RemoteRef
}

/** What a native repost sends on and a quote shows: a post of the same network, of this channel or another. */
export interface RepostSource {
  /** The account that published it, on its network. */
  remoteId: string
  /** All its parts, in order. */
  refs: RemoteRef[]
}

/** What goes out: the channel's variant laid over the base, the link already in the text (textWithLink). */
export interface Outgoing {
  text: string
  link: string
  media: { mediaId: string; alt: string }[]
  options: ChannelOptions
  /** Only of further parts, where the network has replies. */
  replyTo?: ReplyTo
  /** Only of native reposts: this is sent on, and the rest tells only what it was about. */
  repostOf?: RepostSource
  /** Only of quotes: the first part of this is shown under the words. */
  quoteOf?: RepostSource
}

/** What `prepare` made (ids of uploads), stored as JSON before the commit. */
export type Prepared = Record<string, string | number | boolean | string[] | null>

/** A published post on its network. */
export interface RemoteRef {
  ids: string[]
  url: string | null
}

/** One try at publishing, as it was stored before the commit. */
export interface Attempt {
  outgoing: Outgoing
  prepared: Prepared
  /** Stored before the first call and the same in every try of one delivery; every part of a thread has its own. */
  idempotencyKey: string
  /** Epoch ms of the first commit of this delivery (or part of it), or null when there was none. */
  firstCommitAt: number | null
}

/** How it is known that something did not go out; the language files have a sentence for each (`ledger.proofs`). */
export type Proof = 'keyUnknown' | 'notInList' | 'notInListKeyKept' | 'notInListOnce'

export type Found =
  | { outcome: 'found'; ref: RemoteRef }
  /** Proven: it did not go out, and it is safe to send it. `proof` says how it is known. */
  | { outcome: 'absent'; proof: Proof }
  | { outcome: 'unknown'; why: string }

export type Presence =
  | { state: 'there'; ref: RemoteRef; text: string | null }
  | { state: 'gone' }
  /** The network offers no way to look. */
  | { state: 'cannotSee' }

/**
 * What a failure means; see the table of error classes in the networks' facts.
 * `notSent`: the request never reached the network.
 * `transient`: the network said that it did not take it, and that it may later; safe to send again.
 * `unknown`: it may have been accepted (time-out, reset, 5xx, an answer that cannot be read). In the commit that is an
 * unknown outcome; for calls that may be repeated (prepare, check, remove, edit, verify) it is a passing trouble.
 * `originalGone`: refused, because what is to be sent on is not there (any more).
 * `rate`: refused for now, not accepted. `notReady`: see NotReadyError.
 */
export type Failure = {
  /** The network's own words, secrets taken out, or null when it said nothing. */
  words: string | null
} & (
  | { kind: 'auth' | 'permission' | 'content' | 'originalGone' | 'transient' | 'notSent' | 'unknown' }
  | { kind: 'rate' | 'notReady'; retryAfterMs: number }
)

/** Thrown by `prepare` when the network is still working on an upload; it goes on later from `soFar`. */
export class NotReadyError extends Error {
  readonly soFar: Prepared
  readonly retryAfterMs: number

  constructor(soFar: Prepared, retryAfterMs: number) {
    super('The network is still preparing the media.')
    this.name = 'NotReadyError'
    this.soFar = soFar
    this.retryAfterMs = retryAfterMs
  }
}

/** What a network has of a post that was given to its scheduler. */
export type Given =
  /** It has it, and publishes it at its time. */
  | { state: 'waits'; id: string }
  /** It has published it; epoch ms by its own clock. */
  | { state: 'out'; ref: RemoteRef; at: number }
  | { state: 'absent' }
  | { state: 'unknown'; why: string }

/** A post for the network's scheduler. */
export interface GivenAttempt extends Attempt {
  /** When the network is to publish it; epoch ms. */
  at: number
}

/** The network's own scheduler. */
export interface Scheduler {
  /** False where an unknown outcome could not be settled on this account's server. */
  canUse(account: Pick<Account, 'config'>): boolean
  /**
   * The one call that must not run twice. Answers `out` where the network published it at once, as it does with what is past by
   * its own clock. Throws; `classify` says what the error means.
   */
  give(io: Io, account: Account, attempt: GivenAttempt): Promise<Given>
  /**
   * Reads what has become of it, by its id or, while that is not known, by what was sent.
   * @param isOthers whether a scheduled or published post is known to be of another delivery
   */
  look(
    io: Io,
    account: Account,
    attempt: GivenAttempt,
    id: string | null,
    isOthers: (id: string) => boolean,
  ): Promise<Given>
  /** Asks for it back; repeatable. `notThere`: it was not waiting any more, so it may be out. */
  takeBack(io: Io, account: Account, id: string): Promise<'takenBack' | 'notThere'>
}

export interface OAuthBegun {
  authorizeUrl: string
  /** Whatever `finish` needs again; may hold secrets, kept in memory only. */
  pending: Record<string, string>
}

export interface Connector {
  readonly descriptor: Descriptor
  /** Tries a login; expected refusals are failed checks, not errors. */
  connect(io: Io, way: string, fields: Record<string, string>): Promise<Connected>
  readonly oauth?: {
    begin(
      io: Io,
      fields: Record<string, string>,
      loopback: { redirectUri: string; state: string; codeChallenge: string },
    ): Promise<OAuthBegun>
    finish(io: Io, pending: Record<string, string>, code: string, codeVerifier: string): Promise<Connected>
  }
  /**
   * The test call: is the login alive, are the rights there, what are the limits now. `health` is `ok`, or `limited` when a
   * needed right is missing; a dead login or an absent network is thrown, and `classify` says which.
   */
  verify(
    io: Io,
    account: Account,
  ): Promise<Pick<FoundAccount, 'name' | 'handle' | 'url' | 'limits' | 'rights'> & { health: ChannelHealth }>
  /** Uploads and other repeatable work; `soFar` is what an earlier try had when it threw NotReadyError. */
  prepare(io: Io, account: Account, outgoing: Outgoing, soFar: Prepared | null): Promise<Prepared>
  /** The one call that must not run twice. Throws; `classify` says what the error means. */
  publish(io: Io, account: Account, attempt: Attempt): Promise<RemoteRef>
  /** Finds out an unknown outcome. Absent when the network gives no way: then the person is asked. */
  find?(io: Io, account: Account, attempt: Attempt): Promise<Found>
  /** Reads a published post back. */
  check?(io: Io, account: Account, ref: RemoteRef): Promise<Presence>
  /** Removes; repeatable. `alreadyGone` when the network no longer has it. */
  remove?(io: Io, account: Account, ref: RemoteRef): Promise<'removed' | 'alreadyGone'>
  /** Brings the published post up to date; repeatable. */
  edit?(io: Io, account: Account, ref: RemoteRef, outgoing: Outgoing): Promise<RemoteRef>
  /** Only where `descriptor.schedule` says so. */
  readonly scheduler?: Scheduler
  /** What a thrown error means on this network. */
  classify(error: unknown): Failure
  /** Answers in place of the network in a rehearsal; absent where nothing is ever sent. */
  readonly standIn?: StandIn
}
