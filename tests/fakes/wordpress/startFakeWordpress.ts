import type { FakeAnswer } from '../FakeAnswer.ts'
import { htmlAnswer } from '../htmlAnswer.ts'
import { isObject } from '../isObject.ts'
import { jsonAnswer } from '../jsonAnswer.ts'
import { nestFields } from '../nestFields.ts'
import type { FakeRequest } from '../RecordedRequest.ts'
import { RouteTable } from '../RouteTable.ts'
import { startFakeServer } from '../startFakeServer.ts'
import type { FakeServer, FakeServerOptions } from '../startFakeServer.ts'
import { findUser } from './findUser.ts'
import { mediaRoutes } from './mediaRoutes.ts'
import { Params } from './Params.ts'
import { linkOf } from './present.ts'
import { postRoutes } from './postRoutes.ts'
import { showPage } from './showPage.ts'
import { siteRoutes } from './siteRoutes.ts'
import { noRoute, WordpressError } from './WordpressError.ts'
import type { WordpressCall, WordpressSettings } from './WordpressRoute.ts'
import { WordpressState } from './WordpressState.ts'
import type {
  WordpressComment,
  WordpressMedia,
  WordpressPost,
  WordpressRole,
  WordpressTerm,
  WordpressUser,
} from './WordpressState.ts'

export interface FakeWordpressOptions extends FakeServerOptions, Partial<WordpressSettings> {
  /** The folder of the site: '' or '/blog'. */
  folder?: string
}

export interface FakeWordpress extends FakeServer {
  /** The site's address with its folder, without a slash at the end. */
  readonly siteUrl: string
  /** Everything that can be set, also while it runs. */
  readonly settings: WordpressSettings
  readonly users: ReadonlyMap<number, WordpressUser>
  /** All that ever were, trashed and deleted ones too. */
  readonly posts: ReadonlyMap<number, WordpressPost>
  readonly media: ReadonlyMap<number, WordpressMedia>
  readonly terms: ReadonlyMap<number, WordpressTerm>
  readonly comments: ReadonlyMap<number, WordpressComment>
  /** Parameters that no route read: the real server ignores them silently, a test need not. */
  readonly ignoredParameters: readonly { requestId: number; apiMethod: string; name: string }[]
  addUser(user: { login: string; role: WordpressRole; email?: string; displayName?: string }): WordpressUser
  /** As it is shown to a person, in groups of four: `abcd EFGH ijkl MNOP qrst UVWX`. */
  addApplicationPassword(user: WordpressUser, name?: string): string
  /** From now on it is nobody who asks, or 401 incorrect_password (see `wrongLogins`). */
  revokeApplicationPasswords(user: WordpressUser): void
  /** What readers of the site see now, oldest first. */
  visiblePosts(): WordpressPost[]
  /** Where readers see it. */
  linkOf(post: WordpressPost): string
}

/** A WordPress site with its REST API over real HTTP, strict and with a memory: see networks/facts.md, section 7. */
export async function startFakeWordpress(options: FakeWordpressOptions = {}): Promise<FakeWordpress> {
  const { now = Date.now, folder = '' } = options
  const settings = settingsOf(options)
  const state = new WordpressState(now)
  const routes = new RouteTable([...siteRoutes, ...postRoutes, ...mediaRoutes])
  const ignoredParameters: { requestId: number; apiMethod: string; name: string }[] = []
  const routeOf = (path: string, query: URLSearchParams): string | null =>
    settings.kind === 'website' ? null : findRoute(settings, folder, path, query)

  const callOf = (request: FakeRequest): WordpressCall => ({
    state,
    settings,
    request,
    params: new Params({}),
    parts: {},
    siteUrl: `${server.baseUrl}${folder}`,
    user: undefined,
  })

  const answer = async (request: FakeRequest, path: string): Promise<FakeAnswer> => {
    try {
      if (isTooLarge(request, settings)) return webServerRefuses()
      const user = findUser(state, settings, request.headers.authorization)
      const found = routes.find(methodOf(request.method), path)
      if (!found) throw noRoute()
      const params = new Params(readParams(request))
      // Known everywhere; they change the form of an answer, not what is done.
      for (const name of ['rest_route', '_fields', '_embed', '_locale']) params.has(name)
      const call = { ...callOf(request), params, parts: found.parts, user }
      const answered = await found.route.handle(call)
      for (const name of params.unread) {
        ignoredParameters.push({ requestId: request.id, apiMethod: found.route.name, name })
      }
      return selectFields(answered, request.query.get('_fields'))
    } catch (error) {
      if (!(error instanceof WordpressError)) throw error
      return refuse(error)
    }
  }

  const server = await startFakeServer(options, {
    nameOf: (method, path, query) => {
      const route = routeOf(path, query)
      if (route === null) return 'page'
      return routes.find(methodOf(method), route)?.route.name ?? null
    },
    handle: request => {
      state.publishDue()
      const route = routeOf(request.path, request.query)
      return route === null ? showPage(callOf(request)) : answer(request, route)
    },
    // WordPress itself has no limits; what stands in front of it does.
    rateLimited: (_request, seconds) =>
      htmlAnswer(429, 'Too Many Requests', '<h1>429 Too Many Requests</h1>', {
        'retry-after': String(seconds),
      }),
    tooLarge: webServerRefuses,
    unreadable: () => refuse(new WordpressError(400, 'rest_invalid_json', 'Invalid JSON body passed.')),
    maxBodyBytes: 120 * 1024 * 1024,
  })

  return {
    ...server,
    siteUrl: `${server.baseUrl}${folder}`,
    settings,
    users: state.users,
    posts: state.posts,
    media: state.media,
    terms: state.terms,
    comments: state.comments,
    ignoredParameters,
    addUser: ({ login, role, email = `${login}@example.org`, displayName = login }) =>
      state.addUser({ login, role, email, displayName, password: `${login}-password` }),
    addApplicationPassword: (user, name = 'Ratiba') => {
      const password = state.newApplicationPassword()
      user.applicationPasswords.set(name, password)
      return password.replace(/(.{4})(?=.)/g, '$1 ')
    },
    revokeApplicationPasswords: user => user.applicationPasswords.clear(),
    visiblePosts: () => {
      state.publishDue()
      return state.livePosts().filter(({ status }) => status === 'publish')
    },
    linkOf: post => linkOf({ siteUrl: `${server.baseUrl}${folder}`, settings }, post),
  }
}

function settingsOf(options: FakeWordpressOptions): WordpressSettings {
  return {
    kind: options.kind ?? 'wordpress',
    title: options.title ?? 'Bakery',
    permalinks: options.permalinks ?? 'pretty',
    applicationPasswords: options.applicationPasswords ?? true,
    wrongLogins: options.wrongLogins ?? 'ignored',
    gmtOffsetHours: options.gmtOffsetHours ?? 0,
    uploadLimitBytes: options.uploadLimitBytes ?? 64 * 1024 * 1024,
  }
}

/** The route that a request means; null for a page. */
function findRoute(
  settings: WordpressSettings,
  folder: string,
  path: string,
  query: URLSearchParams,
): string | null {
  const trim = (route: string): string => `/${route.replace(/^\/+|\/+$/g, '')}`
  const named = query.get('rest_route')
  const isEntrance = path === `${folder}/` || path === `${folder}/index.php`
  if (named !== null && isEntrance) return trim(named)
  const prefix = `${folder}/wp-json`
  if (settings.permalinks === 'plain' || !(path === prefix || path.startsWith(`${prefix}/`))) return null
  return trim(path.slice(prefix.length))
}

/** Node leaves the body of an answer to HEAD out by itself. */
function methodOf(method: string): string {
  return method === 'HEAD' ? 'GET' : method
}

function isTooLarge({ body }: FakeRequest, { uploadLimitBytes }: WordpressSettings): boolean {
  if (body.kind === 'other') return body.bytes.length > uploadLimitBytes
  return body.kind === 'multipart' && body.files.some(({ size }) => size > uploadLimitBytes)
}

function webServerRefuses(): FakeAnswer {
  return htmlAnswer(413, '413 Request Entity Too Large', '<h1>413 Request Entity Too Large</h1>')
}

/** What the body says goes before what the address says. */
function readParams({ query, body }: FakeRequest): Record<string, unknown> {
  const params = nestFields(query)
  if (body.kind === 'form' || body.kind === 'multipart') Object.assign(params, nestFields(body.entries))
  if (body.kind === 'json') {
    if (!isObject(body.value)) {
      throw new WordpressError(400, 'rest_invalid_json', 'Invalid JSON body passed.')
    }
    Object.assign(params, body.value)
  }
  return params
}

/** `_fields=id,link` leaves everything else out. */
function selectFields(answer: FakeAnswer, fields: string | null): FakeAnswer {
  if (fields === null) return answer
  const wanted = fields.split(',').map(field => field.split('.')[0])
  const select = (item: unknown): unknown =>
    isObject(item) ? Object.fromEntries(Object.entries(item).filter(([name]) => wanted.includes(name))) : item
  const body: unknown = JSON.parse(Buffer.from(answer.body).toString())
  const selected = Array.isArray(body) ? (body as unknown[]).map(select) : select(body)
  return { ...answer, body: JSON.stringify(selected) }
}

function refuse({ status, code, message, data }: WordpressError): FakeAnswer {
  return jsonAnswer(status, { code, message, data: { status, ...data } })
}
