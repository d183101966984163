import { randomUUID } from 'node:crypto'
import type { FakeAnswer } from '../FakeAnswer.ts'
import { OUT_OF_BAND, splitScopes } from './appRoutes.ts'
import type { MastodonCall } from './MastodonCall.ts'
import { escapeHtml, html, redirect } from './MastodonRoute.ts'
import type { MastodonRoute } from './MastodonRoute.ts'
import type { MastodonAccount, MastodonApp } from './MastodonState.ts'

/** How long a code may be exchanged. */
const CODE_LIFE_MS = 10 * 60_000

const FORGED = html(422, 'Security verification failed', '<h1>Security verification failed</h1>')

interface Authorization {
  app: MastodonApp
  redirectUri: string
  scopes: string[]
  state: string | undefined
  codeChallenge: string | null
}

/** What the browser sees of the sign-in: pages with real forms, guarded by a token as the real ones are. */
export class OAuthPages {
  readonly #sessions = new Map<string, string>()
  readonly #formTokens = new Set<string>()

  readonly routes: MastodonRoute[] = [
    { name: 'oauth.page', method: 'GET', path: '/oauth/authorize', handle: call => this.#show(call) },
    { name: 'oauth.decide', method: 'POST', path: '/oauth/authorize', handle: call => this.#decide(call) },
    { name: 'oauth.code', method: 'GET', path: '/oauth/authorize/native', handle: showCode },
    { name: 'auth.page', method: 'GET', path: '/auth/sign_in', handle: call => this.#showSignIn(call) },
    { name: 'auth.signIn', method: 'POST', path: '/auth/sign_in', handle: call => this.#signIn(call) },
  ]

  #show(call: MastodonCall): FakeAnswer {
    const authorization = readAuthorization(call)
    if ('status' in authorization) return authorization
    const account = this.#signedIn(call)
    if (!account || call.flag('force_login')) {
      const again = new URL(`${call.baseUrl}/oauth/authorize?${call.request.query}`)
      again.searchParams.delete('force_login')
      return redirect(`/auth/sign_in?${new URLSearchParams({ return_to: again.pathname + again.search })}`)
    }
    if (call.settings.autoApprove) return grant(call, authorization, account)
    const fields = this.#hiddenFields(call.request.query)
    return html(
      200,
      'Authorization required',
      `<h1>Authorization required</h1>
<p><strong>${escapeHtml(authorization.app.name)}</strong> would like permission to access your account
<strong>@${escapeHtml(account.username)}</strong>: ${escapeHtml(authorization.scopes.join(' '))}</p>
<form action="/oauth/authorize" method="post">${fields}<button type="submit">Authorize</button></form>
<form action="/oauth/authorize" method="post">${fields}<input type="hidden" name="_method" value="delete"><button type="submit">Deny</button></form>`,
    )
  }

  #decide(call: MastodonCall): FakeAnswer {
    if (!this.#isOwnForm(call)) return FORGED
    const authorization = readAuthorization(call)
    if ('status' in authorization) return authorization
    const account = this.#signedIn(call)
    if (!account) return redirect('/auth/sign_in')
    if (call.text('_method') === 'delete') {
      return sendBack(authorization, {
        error: 'access_denied',
        error_description: 'The resource owner or authorization server denied the request.',
      })
    }
    return grant(call, authorization, account)
  }

  #showSignIn(call: MastodonCall, error = ''): FakeAnswer {
    const fields = this.#hiddenFields(new URLSearchParams({ return_to: call.text('return_to') ?? '/' }))
    return html(
      200,
      'Log in',
      `<h1>Login to ${escapeHtml(call.settings.title)}</h1><p role="alert">${error}</p>
<form action="/auth/sign_in" method="post">${fields}
<label>Username <input name="username" autocomplete="username"></label>
<label>Password <input name="password" type="password" autocomplete="current-password"></label>
<button type="submit">Log in</button></form>`,
    )
  }

  #signIn(call: MastodonCall): FakeAnswer {
    if (!this.#isOwnForm(call)) return FORGED
    const account = [...call.state.accounts.values()].find(
      candidate =>
        candidate.username === call.text('username') && candidate.password === call.text('password'),
    )
    if (!account) return this.#showSignIn(call, 'Invalid username or password.')
    const session = randomUUID()
    this.#sessions.set(session, account.id)
    const returnTo = call.text('return_to') ?? '/'
    // Only ever back to a page of this server.
    return redirect(returnTo.startsWith('/') && !returnTo.startsWith('//') ? returnTo : '/', {
      'set-cookie': `_session_id=${session}; Path=/; HttpOnly; SameSite=Lax`,
    })
  }

  #signedIn(call: MastodonCall): MastodonAccount | undefined {
    const session = /(?:^|;\s*)_session_id=([^;]+)/.exec(call.request.headers.cookie ?? '')?.[1] ?? ''
    const accountId = this.#sessions.get(session) ?? call.settings.signedInAs
    return accountId === null ? undefined : call.state.accounts.get(accountId)
  }

  #isOwnForm(call: MastodonCall): boolean {
    return this.#formTokens.has(call.text('authenticity_token') ?? '')
  }

  #hiddenFields(fields: URLSearchParams): string {
    const token = randomUUID()
    this.#formTokens.add(token)
    return [...fields, ['authenticity_token', token] as const]
      .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
      .join('')
  }
}

/** A bad request is shown to the user and never sent to a redirect address that was not checked. */
function readAuthorization(call: MastodonCall): Authorization | FakeAnswer {
  const refuse = (status: number, reason: string): FakeAnswer =>
    html(status, 'An error has occurred', `<h1>An error has occurred</h1><p>${escapeHtml(reason)}</p>`)
  const app = [...call.state.apps.values()].find(candidate => candidate.clientId === call.text('client_id'))
  if (!app) {
    return refuse(
      401,
      'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
    )
  }
  const redirectUri = call.text('redirect_uri') ?? ''
  if (!app.redirectUris.includes(redirectUri)) {
    return refuse(400, "The requested redirect uri is malformed or doesn't match client redirect URI.")
  }
  if (call.text('response_type') !== 'code') {
    return refuse(400, 'The authorization server does not support this response type.')
  }
  const scopes = splitScopes(call.text('scope') ?? 'read')
  if (scopes.length === 0 || !scopes.every(scope => app.scopes.includes(scope))) {
    return refuse(400, 'The requested scope is invalid, unknown, or malformed.')
  }
  const codeChallenge = call.text('code_challenge') ?? null
  if (codeChallenge !== null && call.text('code_challenge_method') !== 'S256') {
    return refuse(400, 'The code challenge method must be S256.')
  }
  if (codeChallenge !== null && !/^[\w-]{43}$/.test(codeChallenge)) {
    return refuse(400, 'The code challenge is not a S256 challenge.')
  }
  return { app, redirectUri, scopes, state: call.text('state'), codeChallenge }
}

function grant(call: MastodonCall, authorization: Authorization, account: MastodonAccount): FakeAnswer {
  const code = call.state.newSecret()
  const { app, redirectUri, scopes, codeChallenge } = authorization
  const expiresAt = call.state.now() + CODE_LIFE_MS
  call.state.grants.set(code, {
    ...{ code, appId: app.id, accountId: account.id, redirectUri, scopes, codeChallenge, expiresAt },
    usedAt: null,
  })
  if (redirectUri === OUT_OF_BAND) return redirect(`/oauth/authorize/native?code=${code}`)
  return sendBack(authorization, { code })
}

function sendBack({ redirectUri, state }: Authorization, parameters: Record<string, string>): FakeAnswer {
  if (redirectUri === OUT_OF_BAND) {
    return html(200, 'Denied', `<p>${escapeHtml(parameters['error_description'] ?? '')}</p>`)
  }
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  if (state !== undefined) url.searchParams.set('state', state)
  return redirect(url.href)
}

function showCode(call: MastodonCall): FakeAnswer {
  const code = escapeHtml(call.text('code') ?? '')
  return html(
    200,
    'Authorization code',
    `<p>Copy this authorization code and paste it to the application.</p><input class="oauth-code" readonly value="${code}">`,
  )
}
