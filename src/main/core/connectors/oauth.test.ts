import { expect, test } from 'vitest'
import { loopbackTexts } from './loopbackTexts.ts'
import { challengeOf, createPkce, createState, readRedirect, startLoopback } from './oauth.ts'

test('the challenge is that of RFC 7636, appendix B', () => {
  expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  )
})

test('verifiers and states are long, legal and new each time', () => {
  const [a, b] = [createPkce(), createPkce()]
  expect(a.codeVerifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/)
  expect(a.codeChallenge).toBe(challengeOf(a.codeVerifier))
  expect(a.codeVerifier).not.toBe(b.codeVerifier)
  expect(createState()).toMatch(/^[\w-]{32}$/)
})

test.each([
  ['state=s&code=c', { kind: 'code', code: 'c' }],
  ['state=other&code=c', { kind: 'stranger' }],
  ['code=c', { kind: 'stranger' }],
  ['state=s', { kind: 'stranger' }],
  ['state=s&code=', { kind: 'stranger' }],
  ['state=s&error=access_denied', { kind: 'refused', words: 'access_denied' }],
  ['state=s&error=access_denied&error_description=She+said+no', { kind: 'refused', words: 'She said no' }],
  ['state=x&error=access_denied', { kind: 'stranger' }],
])('%s means %o', (query, meaning) => {
  expect(readRedirect(new URLSearchParams(query), 's')).toEqual(meaning)
})

async function isListening(uri: string): Promise<boolean> {
  return fetch(uri).then(
    () => true,
    () => false,
  )
}

test('the browser comes back with a code, sees a page, and nothing listens any more', async () => {
  const loopback = await startLoopback({ state: 's', texts: loopbackTexts.en })
  const uri = new URL(loopback.redirectUri)
  expect([uri.hostname, uri.pathname.startsWith('/oauth/'), uri.protocol]).toEqual([
    '127.0.0.1',
    true,
    'http:',
  ])
  const strange = await fetch(`${loopback.redirectUri}?state=x&code=stolen`)
  const elsewhere = await fetch(new URL('/oauth/guess?state=s&code=stolen', uri))
  const posted = await fetch(`${loopback.redirectUri}?state=s&code=stolen`, { method: 'POST', body: 'x' })
  expect([strange.status, elsewhere.status, posted.status]).toEqual([400, 404, 400])
  const page = await fetch(`${loopback.redirectUri}?state=s&code=good`)
  expect([page.status, page.headers.get('content-security-policy')]).toEqual([200, "default-src 'none'"])
  expect(await page.text()).toContain('You can close this window')
  expect(await loopback.code).toBe('good')
  expect(await isListening(loopback.redirectUri)).toBe(false)
})

test('a refusal, a cancel and a time-out each end it in their own way', async () => {
  const refused = await startLoopback({ state: 's', texts: loopbackTexts.en })
  await fetch(`${refused.redirectUri}?state=s&error=access_denied`)
  await expect(refused.code).rejects.toMatchObject({ code: 'refused', details: { words: 'access_denied' } })
  const closed = await startLoopback({ state: 's', texts: loopbackTexts.en })
  closed.close()
  await expect(closed.code).rejects.toMatchObject({ code: 'cancelled' })
  const late = await startLoopback({ state: 's', texts: loopbackTexts.en, timeoutMs: 10 })
  await expect(late.code).rejects.toMatchObject({ code: 'cancelled' })
  for (const { redirectUri } of [refused, closed, late]) expect(await isListening(redirectUri)).toBe(false)
})

test('the texts are shown as text', async () => {
  const texts = {
    doneTitle: 'Imeunganishwa',
    done: '<b>Funga</b>',
    refusedTitle: '',
    refused: '',
    strangerTitle: '',
    stranger: '',
  }
  const loopback = await startLoopback({ state: 's', texts })
  const page = await (await fetch(`${loopback.redirectUri}?state=s&code=c`)).text()
  expect(page).toContain('Imeunganishwa')
  expect(page).toContain('&lt;b&gt;Funga')
})
