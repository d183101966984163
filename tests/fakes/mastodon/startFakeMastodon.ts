import type { FakeAnswer } from '../FakeAnswer.ts'
import type { FakeRequest } from '../RecordedRequest.ts'
import { RouteTable } from '../RouteTable.ts'
import { startFakeServer } from '../startFakeServer.ts'
import type { FakeServer, FakeServerOptions } from '../startFakeServer.ts'
import { accountRoutes } from './accountRoutes.ts'
import { appRoutes, OUT_OF_BAND } from './appRoutes.ts'
import { instanceRoutes, supportedScopes } from './instanceRoutes.ts'
import { findToken, MastodonCall } from './MastodonCall.ts'
import { MastodonError } from './MastodonError.ts'
import { html, json } from './MastodonRoute.ts'
import { DEFAULT_LIMITS, DEFAULT_RATE_LIMITS } from './MastodonSettings.ts'
import type { MastodonLimits, MastodonRateLimits, MastodonSettings } from './MastodonSettings.ts'
import { MastodonState } from './MastodonState.ts'
import type {
  MastodonAccount,
  MastodonMedia,
  MastodonScheduled,
  MastodonStatus,
  MastodonToken,
} from './MastodonState.ts'
import { mediaRoutes } from './mediaRoutes.ts'
import { OAuthPages } from './OAuthPages.ts'
import { pageRoutes } from './pageRoutes.ts'
import { scheduledRoutes } from './scheduledRoutes.ts'
import { statusRoutes } from './statusRoutes.ts'
import { rateHeaders, Throttle } from './Throttle.ts'
import { tokenRoutes } from './tokenRoutes.ts'

export interface FakeMastodonOptions extends FakeServerOptions {
  kind?: MastodonSettings['kind']
  /** False: of the time before 4.5. */
  takesQuotes?: boolean
  title?: string
  limits?: Partial<MastodonLimits>
  rateLimits?: Partial<MastodonRateLimits>
  media?: Partial<MastodonSettings['media']>
}

export interface FakeMastodon extends FakeServer {
  /** Everything that can be set, also while it runs. */
  readonly settings: MastodonSettings
  readonly accounts: ReadonlyMap<string, MastodonAccount>
  readonly tokens: ReadonlyMap<string, MastodonToken>
  readonly statuses: ReadonlyMap<string, MastodonStatus>
  readonly media: ReadonlyMap<string, MastodonMedia>
  readonly scheduled: ReadonlyMap<string, MastodonScheduled>
  /** Parameters that no route read: the real server ignores them silently, a test need not. */
  readonly ignoredParameters: readonly { requestId: number; apiMethod: string; name: string }[]
  addAccount(account: { username: string; displayName?: string; password?: string }): MastodonAccount
  /** A token as made on the Development page of the account's preferences. */
  issueToken(account: MastodonAccount, scopes: string[]): string
  revokeToken(token: string): void
  /** What a reader of the account sees, boosts too, oldest first; without an account: of all. */
  visibleStatuses(account?: MastodonAccount): MastodonStatus[]
}

const MAX_BODY_BYTES = 120 * 1024 * 1024

/** A Mastodon server over real HTTP, strict and with a memory: see networks/facts.md, section 2. */
export async function startFakeMastodon(options: FakeMastodonOptions = {}): Promise<FakeMastodon> {
  const state = new MastodonState(options.now ?? Date.now)
  const settings = settingsOf(options)
  const throttle = new Throttle()
  const ignoredParameters: { requestId: number; apiMethod: string; name: string }[] = []
  const routes = new RouteTable([
    ...[instanceRoutes, appRoutes, new OAuthPages().routes, tokenRoutes, accountRoutes].flat(),
    ...[mediaRoutes, statusRoutes, scheduledRoutes, pageRoutes].flat(),
  ])

  const answer = async (request: FakeRequest): Promise<FakeAnswer> => {
    const found = routes.find(request.method, request.path)
    if (!found) return unknownPath(request)
    const { route, parts } = found
    try {
      const call = new MastodonCall({ state, settings, baseUrl: server.baseUrl }, request, parts)
      const answered = await route.handle(call)
      for (const name of request.path.startsWith('/api/') ? call.unread : []) {
        ignoredParameters.push({ requestId: request.id, apiMethod: route.name, name })
      }
      return answered
    } catch (error) {
      if (!(error instanceof MastodonError)) throw error
      return refuse(error)
    }
  }

  const handle = async (request: FakeRequest): Promise<FakeAnswer> => {
    if (settings.kind === 'website' || settings.kind === 'catchAllWebsite')
      return showWebsite(settings, request)
    state.publishDue()
    if (!request.path.startsWith('/api/')) return answer(request)
    const verdict = throttle.take(request, findToken(state, request), settings.rateLimits, state.now())
    const answered = verdict.exceeded ? json(429, { error: 'Too many requests' }) : await answer(request)
    return { ...answered, headers: { ...answered.headers, ...verdict.headers } }
  }

  const server = await startFakeServer(options, {
    nameOf: (method, path) => routes.find(method, path)?.route.name ?? null,
    handle,
    rateLimited: (_request, retryAfterSeconds) => {
      const now = state.now()
      const headers = rateHeaders(settings.rateLimits.general, 0, now, now + retryAfterSeconds * 1000)
      return json(429, { error: 'Too many requests' }, headers)
    },
    tooLarge: () => html(413, '413 Request Entity Too Large', '<h1>413 Request Entity Too Large</h1>'),
    unreadable: reason => json(400, { error: 'Error occurred while parsing request parameters', reason }),
    maxBodyBytes: MAX_BODY_BYTES,
  })

  return {
    ...server,
    settings,
    accounts: state.accounts,
    tokens: state.tokens,
    statuses: state.statuses,
    media: state.media,
    scheduled: state.scheduled,
    ignoredParameters,
    addAccount: ({ username, displayName = username, password = `${username}-password` }) => {
      const id = state.newId()
      const account = { id, username, displayName, password, disabled: false, createdAt: state.now() }
      state.accounts.set(id, account)
      return account
    },
    issueToken: (account, scopes) => {
      const token = state.newSecret()
      const appId = ownApp(state, settings).id
      const createdAt = state.now()
      state.tokens.set(token, { token, appId, accountId: account.id, scopes, createdAt, revokedAt: null })
      return token
    },
    revokeToken: token => {
      const found = state.tokens.get(token)
      if (found) found.revokedAt ??= state.now()
    },
    visibleStatuses: account =>
      [...state.statuses.values()].filter(
        status => status.deletedAt === null && (!account || status.accountId === account.id),
      ),
  }
}

function settingsOf(options: FakeMastodonOptions): MastodonSettings {
  const kind = options.kind ?? 'modern'
  const takesQuotes = kind === 'modern' && options.takesQuotes !== false
  return {
    kind,
    takesQuotes,
    title: options.title ?? 'Fake Mastodon',
    version: kind === 'withoutV2' ? '3.5.19' : takesQuotes ? '4.5.2' : '4.4.3',
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    rateLimits: { ...DEFAULT_RATE_LIMITS, ...options.rateLimits },
    media: { processing: 'auto', polls: 1, fails: false, ...options.media },
    signedInAs: null,
    autoApprove: false,
  }
}

/** The app behind tokens that a user makes for herself. */
function ownApp(state: MastodonState, settings: MastodonSettings): { id: string } {
  const id = 'own'
  const app = state.apps.get(id) ?? {
    id,
    name: 'My own app',
    website: null,
    clientId: state.newSecret(),
    clientSecret: state.newSecret(),
    redirectUris: [OUT_OF_BAND],
    scopes: supportedScopes(settings.kind),
  }
  state.apps.set(id, app)
  return app
}

function refuse({ status, message, description }: MastodonError): FakeAnswer {
  const body = { error: message, ...(description === undefined ? {} : { error_description: description }) }
  const challenge = `Bearer realm="Doorkeeper", error="invalid_token", error_description="${message}"`
  return json(status, body, status === 401 ? { 'www-authenticate': challenge } : {})
}

function unknownPath(request: FakeRequest): FakeAnswer {
  return request.path.startsWith('/api/') || request.path.startsWith('/.well-known/')
    ? json(404, { error: 'Not Found' })
    : html(404, 'Not found', "<h1>The page you are looking for isn't here.</h1>")
}

function showWebsite(settings: MastodonSettings, request: FakeRequest): FakeAnswer {
  const isKnown = request.path === '/' || settings.kind === 'catchAllWebsite'
  return isKnown
    ? html(200, 'Bakery', '<h1>Our bakery</h1><p>Fresh bread every morning.</p>')
    : html(404, 'Not found', '<h1>404</h1>')
}
