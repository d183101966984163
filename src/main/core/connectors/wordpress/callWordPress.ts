import { z } from 'zod'
import type { Account, Failure, Io } from '../Connector.ts'
import { NoAnswerError } from '../http.ts'
import type { HttpAnswer, HttpRequest } from '../http.ts'
import { parseJsonOrNull } from '../parseJsonOrNull.ts'
import { RefusedError } from '../RefusedError.ts'
import { retryAfterMs } from '../retryAfterMs.ts'

/** How the API of a site is reached: `/wp-json/…`, or `?rest_route=…` where addresses are not rewritten. */
export const routes = ['pretty', 'query'] as const
export type Route = (typeof routes)[number]

export interface Site {
  /** Without a slash at the end. */
  site: string
  route: Route
}

export interface Login extends Site {
  user: string
  password: string
}

export function loginOf({ config, secret }: Account): Login {
  return {
    site: config['site'] ?? '',
    route: config['route'] === 'query' ? 'query' : 'pretty',
    user: config['user'] ?? '',
    password: secret['password'] ?? '',
  }
}

const Refusal = z.object({
  code: z.string(),
  message: z.string(),
  data: z
    .object({
      /** Of `rest_invalid_param`: what is wrong with each parameter. */
      details: z
        .record(z.string(), z.object({ data: z.object({ status: z.number() }).nullable() }))
        .optional(),
    })
    .nullable()
    .optional()
    .catch(undefined),
})

/** A refusal with WordPress's own name for it (`rest_post_invalid_id`), or '' when it has none. */
export class WordPressRefusal extends RefusedError {
  readonly code: string

  constructor(status: number, failure: Failure, code: string) {
    super(status, failure)
    this.code = code
  }
}

/** Calls the API at a path like `/wp/v2/posts`. Throws WordPressRefusal or NoAnswerError. */
export async function callWordPress<T>(
  io: Io,
  to: Login | Site,
  method: string,
  path: string,
  schema: z.ZodType<T>,
  request: HttpRequest & { query?: Record<string, string> } = {},
): Promise<T> {
  const { query = {}, ...rest } = request
  const authorization = 'password' in to ? { authorization: basic(to) } : {}
  const headers = { ...rest.headers, ...authorization }
  const answer = await io.http.request(method, urlOf(to, path, query), { ...rest, headers })
  if (answer.status >= 300) {
    const refusal = Refusal.safeParse(parseJsonOrNull(answer.text))
    const code = refusal.success ? refusal.data.code : ''
    throw new WordPressRefusal(answer.status, wordpressFailure(answer, io), code)
  }
  const body = schema.safeParse(answer.json())
  if (body.success) return body.data
  throw new NoAnswerError('answerBroken', `The answer to ${method} ${path} is not what WordPress documents.`)
}

function urlOf({ site, route }: Site, path: string, query: Record<string, string>): string {
  if (route === 'query') return `${site}/?${new URLSearchParams({ rest_route: path, ...query }).toString()}`
  const search = new URLSearchParams(query).toString()
  return `${site}/wp-json${path}${search === '' ? '' : `?${search}`}`
}

const basic = ({ user, password }: Login): string =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`

/** What a refusal means. */
export function wordpressFailure(
  { status, headers, text }: Pick<HttpAnswer, 'status' | 'headers' | 'text'>,
  io: Pick<Io, 'now'> & { http: { redact(text: string): string } },
): Failure {
  const refusal = Refusal.safeParse(parseJsonOrNull(text))
  const words = refusal.success ? io.http.redact(plainWords(refusal.data.message)) : `HTTP ${status}`
  if (status === 429) return { kind: 'rate', words, retryAfterMs: retryAfterMs(headers, io.now()) }
  // WordPress takes a login that is dead for nobody's, and to nobody the status of a post is a parameter that is wrong.
  const reasons = refusal.success ? Object.values(refusal.data.data?.details ?? {}) : []
  const forbids = (by: number): boolean => reasons.some(({ data }) => data?.status === by)
  if (status === 401 || forbids(401)) return { kind: 'auth', words }
  if (forbids(403)) return { kind: 'permission', words }
  if (status === 413) return { kind: 'content', words }
  // A file that the site does not take is answered with 500.
  if (refusal.success && /^rest_upload_/.test(refusal.data.code)) return { kind: 'content', words }
  if (status >= 500) return { kind: 'unknown', words }
  // A redirect, or a wall in front of WordPress: nothing was taken.
  if (status < 400 || !refusal.success) return { kind: 'transient', words }
  if (status === 403 || refusal.data.code === 'rest_no_route') return { kind: 'permission', words }
  return { kind: 'content', words }
}

/** Messages of WordPress come with tags and entities. */
function plainWords(message: string): string {
  return message
    .replace(/<[^>]*>/g, '')
    .replace(/&#0?39;|&#8217;/g, '’')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim()
}
