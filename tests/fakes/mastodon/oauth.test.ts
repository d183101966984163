import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testMastodon } from './testMastodon.ts'
import type { Json, TestMastodon } from './testMastodon.ts'

const REDIRECT = 'http://127.0.0.1:49152/oauth/mastodon'
const SCOPES = 'profile write:statuses write:media read:statuses'
const VERIFIER = 'v'.repeat(64)
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')

let fake: TestMastodon
let now: number
let app: { client_id: string; client_secret: string }

beforeEach(async () => {
  now = Date.parse('2026-11-20T10:00:00Z')
  fake = await testMastodon({ now: () => now })
  const body = { client_name: 'Ratiba', redirect_uris: [REDIRECT], scopes: SCOPES, website: 'https://x.org' }
  const reply = await fake.call('POST', '/api/v1/apps', body)
  expect(reply.body).toMatchObject({ name: 'Ratiba', redirect_uris: [REDIRECT], scopes: SCOPES.split(' ') })
  app = reply.body as typeof app
  fake.server.settings.signedInAs = fake.asha.id
  fake.server.settings.autoApprove = true
})

afterEach(async () => {
  expect(fake.server.crashes).toEqual([])
  await fake.server.close()
})

/** Leaves out what is undefined. */
function encode(fields: Record<string, string | undefined>): URLSearchParams {
  const encoded = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) encoded.set(name, value)
  return encoded
}

function authorizeUrl(changes: Record<string, string | undefined> = {}): string {
  const query = {
    ...{ response_type: 'code', client_id: app.client_id, redirect_uri: REDIRECT, scope: SCOPES },
    ...{ state: 'st', code_challenge: CHALLENGE, code_challenge_method: 'S256' },
    ...changes,
  }
  return `${fake.server.baseUrl}/oauth/authorize?${encode(query)}`
}

const visit = (url: string, init: RequestInit = {}): Promise<Response> =>
  fetch(url, { redirect: 'manual', ...init })

async function codeFrom(url: string): Promise<string> {
  const answer = await visit(url)
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''
}

async function exchange(
  changes: Record<string, string | undefined>,
): Promise<{ status: number; body: Json }> {
  const fields = {
    ...{ grant_type: 'authorization_code', redirect_uri: REDIRECT, code_verifier: VERIFIER },
    ...{ client_id: app.client_id, client_secret: app.client_secret, ...changes },
  }
  const body = encode(fields)
  const answer = await fetch(`${fake.server.baseUrl}/oauth/token`, { method: 'POST', body })
  return { status: answer.status, body: (await answer.json()) as Json }
}

/** The hidden fields of the form with this button. */
function fieldsOf(page: string, button: string): URLSearchParams {
  const form = page.split('<form').find(part => part.includes(`>${button}</button>`)) ?? ''
  const fields = [...form.matchAll(/name="([^"]*)" value="([^"]*)"/g)]
  return new URLSearchParams(fields.map(field => [field[1] ?? '', (field[2] ?? '').replace(/&amp;/g, '&')]))
}

test('the whole way: code, token, use, revocation', async () => {
  const back = new URL((await visit(authorizeUrl())).headers.get('location') ?? '')
  expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([REDIRECT, 'st'])
  const { status, body } = await exchange({ code: back.searchParams.get('code') ?? '' })
  expect(status).toBe(200)
  expect(body).toMatchObject({ token_type: 'Bearer', scope: SCOPES, created_at: now / 1000 })
  const authorization = `Bearer ${body['access_token'] as string}`
  const verify = '/api/v1/accounts/verify_credentials'
  expect((await fake.call('GET', verify, undefined, { authorization })).body['acct']).toBe('asha')
  const revocation = { ...app, token: body['access_token'] }
  for (let round = 0; round < 2; round++) {
    expect((await fake.call('POST', '/oauth/revoke', revocation)).status).toBe(200)
  }
  expect((await fake.call('GET', verify, undefined, { authorization })).status).toBe(401)
})

describe('authorize', () => {
  test.each([
    [{ client_id: 'nobody' }, 401, 'unknown client'],
    [{ redirect_uri: `${REDIRECT}/` }, 400, 'redirect uri'],
    [{ redirect_uri: 'http://127.0.0.1:49153/oauth/mastodon' }, 400, 'redirect uri'],
    [{ response_type: 'token' }, 400, 'response type'],
    [{ scope: `${SCOPES} write` }, 400, 'requested scope'],
    [{ code_challenge_method: 'plain' }, 400, 'S256'],
    [{ code_challenge_method: undefined }, 400, 'S256'],
    [{ code_challenge: 'short' }, 400, 'S256'],
  ])('%o is shown as an error %i and never sent back', async (changes, status, reason) => {
    const answer = await visit(authorizeUrl(changes))
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(reason)
  })

  test('without approval there is a page with real forms', async () => {
    fake.server.settings.autoApprove = false
    const page = await (await visit(authorizeUrl())).text()
    expect(page).toContain('Ratiba')
    const post = (body: URLSearchParams): Promise<Response> =>
      visit(`${fake.server.baseUrl}/oauth/authorize`, { method: 'POST', body })
    const denied = new URL((await post(fieldsOf(page, 'Deny'))).headers.get('location') ?? '')
    expect([denied.searchParams.get('error'), denied.searchParams.get('state')]).toEqual([
      'access_denied',
      'st',
    ])
    const allowed = new URL((await post(fieldsOf(page, 'Authorize'))).headers.get('location') ?? '')
    expect((await exchange({ code: allowed.searchParams.get('code') ?? '' })).status).toBe(200)
    const forged = fieldsOf(page, 'Authorize')
    forged.set('authenticity_token', 'guess')
    expect((await post(forged)).status).toBe(422)
  })

  test('who is not signed in signs in first; force_login asks again', async () => {
    expect((await visit(authorizeUrl({ force_login: 'true' }))).headers.get('location')).toContain(
      '/auth/sign_in',
    )
    fake.server.settings.signedInAs = null
    const detour = (await visit(authorizeUrl())).headers.get('location') ?? ''
    const page = await (await visit(fake.server.baseUrl + detour)).text()
    const signIn = (password: string): Promise<Response> => {
      const body = fieldsOf(page, 'Log in')
      body.set('username', 'asha')
      body.set('password', password)
      return visit(`${fake.server.baseUrl}/auth/sign_in`, { method: 'POST', body })
    }
    expect(await (await signIn('wrong')).text()).toContain('Invalid username or password')
    const good = await signIn('siri')
    const cookie = good.headers.get('set-cookie')?.split(';')[0] ?? ''
    const back = fake.server.baseUrl + (good.headers.get('location') ?? '')
    const done = await visit(back, { headers: { cookie } })
    expect(done.headers.get('location')).toContain(`${REDIRECT}?code=`)
  })

  test('out of band the code is shown to be copied', async () => {
    const redirect_uris = 'urn:ietf:wg:oauth:2.0:oob'
    const reply = await fake.call('POST', '/api/v1/apps', { client_name: 'R', redirect_uris, scopes: SCOPES })
    app = reply.body as typeof app
    const answer = await fetch(authorizeUrl({ redirect_uri: redirect_uris }))
    const code = /class="oauth-code" readonly value="([^"]+)"/.exec(await answer.text())?.[1] ?? ''
    expect((await exchange({ code, redirect_uri: redirect_uris })).status).toBe(200)
  })
})

describe('token', () => {
  test.each([
    [{ client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ redirect_uri: `${REDIRECT}?x` }, 400, 'invalid_grant'],
    [{ code_verifier: 'w'.repeat(64) }, 400, 'invalid_grant'],
    [{ code_verifier: undefined }, 400, 'invalid_grant'],
    [{ code: 'guess' }, 400, 'invalid_grant'],
    [{ code: undefined }, 400, 'invalid_request'],
    [{ grant_type: undefined }, 400, 'invalid_request'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('%o is refused with %i %s', async (changes, status, error) => {
    const code = await codeFrom(authorizeUrl())
    const answer = await exchange({ code, ...changes })
    expect(answer).toMatchObject({ status, body: { error } })
    expect(answer.body['error_description']).toBeTypeOf('string')
  })

  test('a code works once and for ten minutes', async () => {
    const code = await codeFrom(authorizeUrl())
    expect((await exchange({ code })).status).toBe(200)
    expect((await exchange({ code })).body['error']).toBe('invalid_grant')
    const late = await codeFrom(authorizeUrl())
    now += 10 * 60_000
    expect((await exchange({ code: late })).body['error']).toBe('invalid_grant')
  })

  test('a verifier that no challenge announced is refused, none at all is fine', async () => {
    const bare = authorizeUrl({ code_challenge: undefined, code_challenge_method: undefined })
    expect((await exchange({ code: await codeFrom(bare) })).body['error']).toBe('invalid_grant')
    expect((await exchange({ code: await codeFrom(bare), code_verifier: undefined })).status).toBe(200)
  })

  test('only its own app revokes a token', async () => {
    const reply = await fake.call('POST', '/oauth/revoke', { ...app, token: fake.token })
    expect(reply).toMatchObject({ status: 403, body: { error: 'unauthorized_client' } })
  })
})

test.each([
  [{ client_name: '' }, "Name can't be blank"],
  [{ redirect_uris: [] }, "Redirect URI can't be blank"],
  [{ redirect_uris: ['not a uri'] }, 'Redirect URI must be an absolute URI.'],
  [{ scopes: 'read everything' }, "Scopes doesn't match configured on the server."],
])('the app %o is not registered', async (changes, reason) => {
  const body = { client_name: 'R', redirect_uris: [REDIRECT], scopes: SCOPES, ...changes }
  const reply = await fake.call('POST', '/api/v1/apps', body)
  expect(reply).toMatchObject({ status: 422, body: { error: `Validation failed: ${reason}` } })
})

test('the metadata name every endpoint', async () => {
  const { body } = await fake.call('GET', '/.well-known/oauth-authorization-server')
  expect(body).toMatchObject({
    authorization_endpoint: `${fake.server.baseUrl}/oauth/authorize`,
    token_endpoint: `${fake.server.baseUrl}/oauth/token`,
    code_challenge_methods_supported: ['S256'],
    scopes_supported: expect.arrayContaining(SCOPES.split(' ')) as unknown,
  })
})
