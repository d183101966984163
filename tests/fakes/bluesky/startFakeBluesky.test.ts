import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { POST, testBluesky } from './testBluesky.ts'
import type { Json, TestBluesky } from './testBluesky.ts'

const NOW = Date.parse('2026-11-20T10:00:00.000Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PUT = 'com.atproto.repo.putRecord'
const SESSION = 'com.atproto.server.getSession'
const REFRESH = 'com.atproto.server.refreshSession'
const LOGIN = 'com.atproto.server.createSession'

let now: number
let bluesky: TestBluesky

beforeEach(async () => {
  now = NOW
  bluesky = await testBluesky({ now: () => now })
})

afterEach(async () => {
  expect(bluesky.server.crashes).toEqual([])
  await bluesky.server.close()
})

/** `<status> <error>` of a call with this token. */
async function asked(name: string, token?: string, method = 'GET'): Promise<string> {
  const { status, body } = await bluesky.call(name, token === undefined ? {} : { token }, method)
  return status === 200 ? '200' : `${status} ${String(body['error'])}`
}

const refresh = async (token: string): Promise<Json> => (await bluesky.call(REFRESH, { token }, 'POST')).body

describe('sessions', () => {
  test('by app password: tokens with their claims, and where the account lives', async () => {
    const password = bluesky.appPassword
    expect(password).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/)
    const { body } = await bluesky.call(LOGIN, { body: { identifier: bluesky.asha.did, password } })
    expect(body).toMatchObject({
      did: bluesky.asha.did,
      handle: 'asha.test',
      active: true,
      didDoc: { service: [{ id: '#atproto_pds', serviceEndpoint: bluesky.server.baseUrl }] },
    })
    const claims = JSON.parse(
      Buffer.from((body['accessJwt'] as string).split('.')[1] ?? '', 'base64url').toString(),
    ) as Json
    expect(claims).toMatchObject({ scope: 'com.atproto.appPass', exp: NOW / 1000 + 7200 })
    expect((await bluesky.call(SESSION)).body).toMatchObject({ did: bluesky.asha.did })
  })

  test.each([
    [{ identifier: 'asha.test', password: 'wrong' }, '401 AuthenticationRequired: Invalid identifier'],
    [{ identifier: 'nobody.test', password: 'x' }, '401 AuthenticationRequired: Invalid identifier'],
    [{ identifier: 'asha.test' }, '400 InvalidRequest: Missing required key "password" at $'],
    [{ identifier: 5, password: 'x' }, '400 InvalidRequest: Expected string value type (got 5)'],
  ])('a login with %o is refused', async (body, expected) => {
    expect(await bluesky.judge(LOGIN, body)).toContain(expected)
  })

  test('the main password wants the second factor, an app password does not', async () => {
    bluesky.asha.authFactorCode = 'ABCDE-12345'
    const main = { identifier: 'asha.test', password: bluesky.asha.password }
    expect(await bluesky.judge(LOGIN, main)).toContain('401 AuthFactorTokenRequired')
    expect(await bluesky.judge(LOGIN, { ...main, authFactorToken: 'ABCDE-12345' })).toBe('200')
    expect(await bluesky.judge(LOGIN, { ...main, password: bluesky.appPassword })).toBe('200')
  })

  test('missing, bad, wrong and expired tokens', async () => {
    const { accessJwt, refreshJwt } = bluesky
    const bare = await fetch(`${bluesky.server.baseUrl}/xrpc/${SESSION}`)
    expect([bare.status, await bare.json()]).toMatchObject([401, { error: 'AuthMissing' }])
    expect(await asked(SESSION, 'a.b.c')).toBe('400 InvalidToken')
    expect(await asked(SESSION, `${accessJwt}x`)).toBe('400 InvalidToken')
    expect(await asked(SESSION, refreshJwt)).toBe('400 InvalidToken')
    expect(await asked(REFRESH, accessJwt, 'POST')).toBe('400 InvalidToken')
    now += 2 * HOUR
    expect(await asked(SESSION)).toBe('400 ExpiredToken')
    const renewed = await refresh(refreshJwt)
    expect(await asked(SESSION, renewed['accessJwt'] as string)).toBe('200')
    now += 90 * 24 * HOUR
    expect(await asked(REFRESH, renewed['refreshJwt'] as string, 'POST')).toBe('400 ExpiredToken')
  })

  test('a refresh token is used up, after a time of grace for lost answers', async () => {
    const renewed = await refresh(bluesky.refreshJwt)
    expect(renewed['refreshJwt']).not.toBe(bluesky.refreshJwt)
    const again = await refresh(bluesky.refreshJwt)
    expect(await asked(SESSION, again['accessJwt'] as string)).toBe('200')
    now += 2 * HOUR
    expect(await asked(REFRESH, bluesky.refreshJwt, 'POST')).toBe('400 ExpiredToken')
    expect(await asked(REFRESH, again['refreshJwt'] as string, 'POST')).toBe('200')
  })

  test('tokens and logins can be ended on order', async () => {
    const { server, asha, refreshJwt, appPassword } = bluesky
    server.expireAccessTokens()
    expect(await asked(SESSION)).toBe('400 ExpiredToken')
    expect(await asked(SESSION, (await refresh(refreshJwt))['accessJwt'] as string)).toBe('200')
    server.expireSessions(asha)
    expect(await asked(REFRESH, refreshJwt, 'POST')).toBe('400 ExpiredToken')
    const login = { identifier: 'asha.test', password: appPassword }
    const { body } = await bluesky.call(LOGIN, { body: login })
    expect(await asked('com.atproto.server.deleteSession', body['refreshJwt'] as string, 'POST')).toBe('200')
    expect(await asked(SESSION, body['accessJwt'] as string)).toBe('200')
    expect(await asked(REFRESH, body['refreshJwt'] as string, 'POST')).toBe('400 ExpiredToken')
    server.revokeLogins(asha)
    expect(await bluesky.judge(LOGIN, login)).toContain('401 AuthenticationRequired')
  })

  test('an account that was taken down or put to sleep', async () => {
    bluesky.asha.status = 'takendown'
    expect(await asked(SESSION)).toBe('401 AccountTakedown')
    bluesky.asha.status = 'deactivated'
    expect(await asked(SESSION)).toBe('401 AccountDeactivated')
  })
})

describe('the frame', () => {
  test('unknown methods, wrong verbs, bodies of the wrong kind', async () => {
    expect(await asked('com.atproto.server.fly')).toBe('501 MethodNotImplemented')
    expect(await asked(PUT)).toBe('400 InvalidRequest')
    expect(await asked(LOGIN, undefined, 'POST')).toBe('400 InvalidRequest')
    const text = await bluesky.call(PUT, { body: {}, type: 'text/plain' })
    expect(text.body['message']).toBe('Wrong request encoding (Content-Type): text/plain')
    expect((await fetch(`${bluesky.server.baseUrl}/other`)).status).toBe(404)
    expect(await asked('com.atproto.server.describeServer')).toBe('200')
  })

  test('handles resolve to DIDs', async () => {
    const resolve = async (handle: string): Promise<Json> =>
      (await bluesky.call(`com.atproto.identity.resolveHandle?handle=${handle}`)).body
    expect(await resolve('asha.test')).toEqual({ did: bluesky.asha.did })
    expect(await resolve('nobody.test')).toEqual({
      error: 'InvalidRequest',
      message: 'Unable to resolve handle',
    })
    expect((await resolve('@asha'))['message']).toContain('Invalid handle')
  })

  test('what nobody reads is listed', async () => {
    await bluesky.judge('com.atproto.repo.createRecord', bluesky.post({ text: 'x', txt: 1 }, { rkye: 'a' }))
    await bluesky.call(`${SESSION}?verbose=1`)
    expect(bluesky.server.ignoredParameters.map(({ name }) => name)).toEqual([
      'rkye',
      'record.txt',
      'verbose',
    ])
  })
})

describe('limits and faults', () => {
  test('writes count points, and every answer tells the closest limit', async () => {
    const { rateLimits } = bluesky.server.settings
    if (!rateLimits) throw new Error('limits are on')
    const body = bluesky.post({ text: 'x' }, { rkey: '3jzfcijpj2z2a' })
    const first = await bluesky.call(PUT, { body })
    expect(first.headers.get('ratelimit-limit')).toBe('3000')
    rateLimits.writes = { limit: 5, perMs: HOUR }
    now += 15 * MINUTE
    const second = await bluesky.call(PUT, { body })
    const header = (name: string): string | null => second.headers.get(`ratelimit-${name}`)
    expect([header('limit'), header('remaining'), header('policy')]).toEqual(['5', '1', '5;w=3600'])
    expect(header('reset')).toBe(String((NOW + HOUR) / 1000))
    const third = await bluesky.call(PUT, { body })
    expect([third.status, third.body['error'], third.headers.get('retry-after')]).toEqual([
      429,
      'RateLimitExceeded',
      '2700',
    ])
    bluesky.server.settings.rateLimits = null
    expect((await bluesky.call(PUT, { body })).headers.has('ratelimit-limit')).toBe(false)
  })

  test('logging in is limited by itself', async () => {
    const wrong = { identifier: 'asha.test', password: 'x' }
    for (let login = 0; login < 29; login++) await bluesky.judge(LOGIN, wrong)
    expect(await bluesky.judge(LOGIN, wrong)).toBe('429 RateLimitExceeded: Rate Limit Exceeded')
    expect(await asked(SESSION)).toBe('200')
  })

  test('an ordered rate limit has the form of the real one', async () => {
    bluesky.server.faults.add({ kind: 'rateLimit', retryAfterSeconds: 30, match: { apiMethod: PUT } })
    const answer = await bluesky.call(PUT, { body: {} })
    expect(answer.body).toEqual({ error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' })
    expect(answer.headers.get('retry-after')).toBe('30')
    expect(answer.headers.get('ratelimit-reset')).toBe(String(NOW / 1000 + 30))
  })

  test('after resetAfter the record is there, and putting it again changes nothing', async () => {
    const body = bluesky.post({ text: 'x' }, { rkey: '3jzfcijpj2z2a' })
    bluesky.server.faults.add({ kind: 'resetAfter', match: { apiMethod: PUT } })
    await expect(bluesky.call(PUT, { body })).rejects.toThrow('fetch failed')
    bluesky.server.faults.add({ kind: 'truncate', match: { apiMethod: PUT } })
    await expect(bluesky.call(PUT, { body })).rejects.toThrow()
    expect(bluesky.server.visiblePosts()).toMatchObject([{ collection: POST, value: { text: 'x' } }])
    expect(bluesky.server.writes).toMatchObject([{ action: 'create', requestId: 2 }])
  })
})
