import type { FakeAnswer } from '../FakeAnswer.ts'
import type { FakeRequest } from '../RecordedRequest.ts'
import type { Params } from './Params.ts'
import type { WordpressState, WordpressUser } from './WordpressState.ts'

export interface WordpressSettings {
  /** `website`: an ordinary site without the API. */
  kind: 'wordpress' | 'website'
  title: string
  /** `plain`: no /wp-json/, only ?rest_route=, and posts at /?p=1. */
  permalinks: 'pretty' | 'plain'
  /** False as over plain http on a site that does not call itself local: then nobody is logged in, whatever was sent. */
  applicationPasswords: boolean
  /**
   * What becomes of a login that is wrong. WordPress itself lets it pass as nobody's; it refuses it everywhere where something
   * (a plugin, a cookie) has asked who it is before.
   */
  wrongLogins: 'ignored' | 'refused'
  /** Of the site's wall clock against UTC. */
  gmtOffsetHours: number
  /** Bytes; more is refused by the web server in front. */
  uploadLimitBytes: number
}

export interface WordpressCall {
  state: WordpressState
  settings: WordpressSettings
  request: FakeRequest
  params: Params
  /** Named parts of the route. */
  parts: Record<string, string>
  /** Where the site is, its folder included, without a slash at the end. */
  siteUrl: string
  /** Who asks; undefined when nobody does. */
  user: WordpressUser | undefined
}

/** One operation of the API. `handle` throws WordpressError to refuse. */
export interface WordpressRoute {
  name: string
  method: string
  path: string
  handle: (call: WordpressCall) => FakeAnswer | Promise<FakeAnswer>
}

/** The address of a route, in the way the site writes them. */
export function restUrl({ siteUrl, settings }: WordpressCall, route: string): string {
  return settings.permalinks === 'plain'
    ? `${siteUrl}/index.php?rest_route=${route}`
    : `${siteUrl}/wp-json${route}`
}
