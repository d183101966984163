import type { MastodonCall } from './MastodonCall.ts'
import { MastodonError } from './MastodonError.ts'
import { json } from './MastodonRoute.ts'
import type { MastodonRoute } from './MastodonRoute.ts'
import { challengeOf } from './MastodonState.ts'
import type { MastodonApp, MastodonGrant } from './MastodonState.ts'

/** The app that proves itself by its secret, in the body or by HTTP Basic. @throws MastodonError 401 */
function authenticateApp(call: MastodonCall): MastodonApp {
  const basic = /^Basic (\S+)$/i.exec(call.request.headers.authorization ?? '')?.[1]
  const [basicId, basicSecret] = basic ? Buffer.from(basic, 'base64').toString('utf8').split(':') : []
  const clientId = call.text('client_id') ?? basicId
  const clientSecret = call.text('client_secret') ?? basicSecret
  const app = [...call.state.apps.values()].find(candidate => candidate.clientId === clientId)
  if (!app || app.clientSecret !== clientSecret) {
    throw new MastodonError(
      401,
      'invalid_client',
      'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
    )
  }
  return app
}

function badRequest(error: string, description: string): MastodonError {
  return new MastodonError(400, error, description)
}

function checkGrant(call: MastodonCall, app: MastodonApp): MastodonGrant {
  const grant = call.state.grants.get(call.text('code') ?? '')
  const verifier = call.text('code_verifier')
  // A verifier without a challenge is as wrong as a challenge without a verifier.
  const proof = verifier === undefined || verifier === '' ? null : challengeOf(verifier)
  const isGood =
    grant?.usedAt === null &&
    grant.expiresAt > call.state.now() &&
    grant.appId === app.id &&
    grant.redirectUri === call.text('redirect_uri') &&
    grant.codeChallenge === proof
  if (!isGood) {
    throw badRequest(
      'invalid_grant',
      'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
    )
  }
  return grant
}

const issue: MastodonRoute['handle'] = call => {
  const grantType = call.text('grant_type')
  if (grantType === undefined) throw badRequest('invalid_request', 'Missing required parameter: grant_type.')
  if (grantType !== 'authorization_code') {
    throw badRequest(
      'unsupported_grant_type',
      'The authorization grant type is not supported by the authorization server.',
    )
  }
  const app = authenticateApp(call)
  for (const name of ['code', 'redirect_uri']) {
    if (!call.has(name)) throw badRequest('invalid_request', `Missing required parameter: ${name}.`)
  }
  const grant = checkGrant(call, app)
  const now = call.state.now()
  grant.usedAt = now
  const token = call.state.newSecret()
  const { accountId, scopes } = grant
  call.state.tokens.set(token, { token, appId: app.id, accountId, scopes, createdAt: now, revokedAt: null })
  const createdAt = Math.floor(now / 1000)
  return json(
    200,
    { access_token: token, token_type: 'Bearer', scope: scopes.join(' '), created_at: createdAt },
    { 'cache-control': 'no-store' },
  )
}

const revoke: MastodonRoute['handle'] = call => {
  const app = authenticateApp(call)
  const token = call.state.tokens.get(call.text('token') ?? '')
  if (!call.has('token') || (token && token.appId !== app.id)) {
    throw new MastodonError(403, 'unauthorized_client', 'You are not authorized to revoke this token')
  }
  if (token) token.revokedAt ??= call.state.now()
  return json(200, {})
}

export const tokenRoutes: MastodonRoute[] = [
  { name: 'oauth.token', method: 'POST', path: '/oauth/token', handle: issue },
  { name: 'oauth.revoke', method: 'POST', path: '/oauth/revoke', handle: revoke },
]
