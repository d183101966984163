import type { SeenPost, SeenQuote } from '../connectors/ConnectorHarness.ts'
import type { BrokenLine } from './createBrokenLine.ts'

/** An account of its own on a real server. */
export interface RealWorld {
  line: BrokenLine
  way: string
  fields: Record<string, string>
  /** The same with a password that is none. */
  badFields: Record<string, string>
  /** Whether it is the call that publishes. */
  isPublishing(method: string, url: URL): boolean
  /** What is there now does not count from here on. */
  begin(): Promise<void>
  /** What came since, oldest first. */
  seen(): Promise<SeenPost[]>
  /** Of each of `seen`, which of them it answers; null for those that answer none. */
  answers(): Promise<(number | null)[]>
  /** Where a post can be quoted: own quotes that came since, oldest first. */
  quoted?(): Promise<SeenQuote[]>
  /** Where a post can be sent on natively: what each repost that came since shows, its words; null where that is gone. */
  sentOn?(): Promise<(string | null)[]>
  /** How many bytes the server hands out of the files of what came since, in order. */
  fileSizes(): Promise<number[]>
  /** The login is taken away, and tokens that were made with it are as old as they can be. */
  killLogin(): Promise<void>
}

/** What the script that starts the servers says of the one that is tested. */
export function serverFacts(): Record<string, string> {
  const facts = process.env['RATIBA_REAL_SERVER']
  if (facts === undefined) throw new Error('Run this with npm run test:real.')
  return JSON.parse(facts) as Record<string, string>
}

/** Asks a server for JSON. Throws for anything but success. */
export async function ask<T>(
  method: string,
  url: string,
  init: RequestInit & { json?: unknown } = {},
): Promise<T> {
  const { json, ...rest } = init
  const headers = new Headers(rest.headers)
  if (json !== undefined) headers.set('content-type', 'application/json')
  const body = json === undefined ? {} : { body: JSON.stringify(json) }
  const answer = await fetch(url, { ...rest, ...body, method, headers })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text.slice(0, 300)}`)
  return (text === '' ? null : JSON.parse(text)) as T
}
