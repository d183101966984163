import type { MediaKind } from '#shared/model/media.ts'
import type { Outgoing } from './Connector.ts'
import { sentBody } from './sentBody.ts'
import type { SentBody } from './sentBody.ts'

/** A request that would have been sent, for whoever stands in for its network. */
export interface StandInRequest {
  method: string
  url: URL
  body: SentBody
  /** Counts up with every request: what ids are made of. */
  turn: number
  post: StandInPost
}

/** What is out, or going out, under the address that a request is about. */
export interface StandInPost {
  outgoing: Pick<Outgoing, 'text' | 'options' | 'media'>
  /** What each of its media is. */
  kinds: readonly MediaKind[]
}

export interface StandInAnswer {
  /** 200 unless given. */
  status?: number
  /** Answered as JSON. */
  body: unknown
  /** Logging in, which is no part of what is published. */
  isLogin?: boolean
}

/**
 * Answers in place of a network while a rehearsal runs a connector: only what the connector reads of an answer, with ids that
 * are seen to be none. It remembers nothing and refuses nothing. Null for what is not of this network (the page of a link).
 */
export type StandIn = (request: StandInRequest) => StandInAnswer | null

/** In place of an id that only the network gives. */
export const standInId = (turn: number): string => `rehearsal-${turn}`
/** The same where ids are numbers. */
export const standInNumber = (turn: number): number => 999_000_000 + turn

/** A request with what would have been sent, and headers as they would have been. */
export interface RehearsedRequest extends StandInRequest {
  headers: Headers
  isLogin: boolean
  /** False: it goes elsewhere than to the network, and what comes back is not known before. */
  isAnswered: boolean
}

export interface StandInOptions {
  standIn: StandIn
  /** Asked at every request. */
  post(): StandInPost
  nextTurn(): number
  onRequest(request: RehearsedRequest): void
}

/** A fetch from which nothing ever leaves: it has no way out. What is not answered is a 404. */
export function createStandInFetch({ standIn, post, nextTurn, onRequest }: StandInOptions): typeof fetch {
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const request = {
      method: init?.method ?? 'GET',
      url,
      body: sentBody(init),
      turn: nextTurn(),
      post: post(),
    }
    const answer = standIn(request)
    onRequest({
      ...request,
      headers: new Headers(init?.headers),
      isLogin: answer?.isLogin === true,
      isAnswered: answer !== null,
    })
    if (answer === null) return Promise.resolve(new Response(null, { status: 404 }))
    const { status = 200, body } = answer
    // A 204 has no body, and Response insists on it.
    if (status === 204) return Promise.resolve(new Response(null, { status }))
    return Promise.resolve(Response.json(body, { status }))
  }
}
