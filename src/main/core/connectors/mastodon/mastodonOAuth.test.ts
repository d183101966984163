import { expect, test } from 'vitest'
import { failedChecks, postOf, startMastodonWorld } from '../../../../../tests/connectors/mastodonWorld.ts'
import type { MastodonWorld } from '../../../../../tests/connectors/mastodonWorld.ts'
import { loopbackTexts } from '../loopbackTexts.ts'
import { createPkce, createState, startLoopback } from '../oauth.ts'
import { mastodon } from './mastodon.ts'

const begin = async ({ server, io }: MastodonWorld) => {
  const state = createState()
  const loopback = await startLoopback({ state, texts: loopbackTexts.en })
  const { codeVerifier, codeChallenge } = createPkce()
  const { redirectUri } = loopback
  const begun = await mastodon.oauth?.begin(
    io,
    { instance: server.baseUrl },
    { redirectUri, state, codeChallenge },
  )
  if (begun === undefined) throw new Error('no OAuth')
  return { loopback, codeVerifier, begun }
}

test.each(['modern', 'withoutV2'] as const)('she agrees on a %s server and the login works', async kind => {
  const here = await startMastodonWorld({ kind })
  const { loopback, codeVerifier, begun } = await begin(here)
  here.server.settings.signedInAs = here.asha.id
  here.server.settings.autoApprove = true
  // The browser: shown the page, sent back to us.
  const page = await fetch(begun.authorizeUrl)
  expect(await page.text()).toContain('You can close this window')
  const code = await loopback.code
  const connected = await mastodon.oauth?.finish(here.io, begun.pending, code, codeVerifier)
  expect(connected && failedChecks(connected)).toEqual([])
  const account = connected?.account
  if (!account) throw new Error('not connected')
  await here.publish(account, postOf('Habari'))
  expect(here.lastStatus()?.text).toBe('Habari')
  // The token is new, so nobody could tell the record of exchanges to leave it out.
  expect(JSON.stringify(here.io.exchanges)).not.toContain(account.secret['accessToken'])
  // A code works once.
  const again = await mastodon.oauth?.finish(here.io, begun.pending, code, codeVerifier)
  expect([again && failedChecks(again), again?.account]).toEqual([['loginAgreed'], null])
})

test('a code without its verifier is worth nothing, and a pasted address is as good as the code in it', async () => {
  const here = await startMastodonWorld()
  const { loopback, codeVerifier, begun } = await begin(here)
  here.server.settings.signedInAs = here.asha.id
  here.server.settings.autoApprove = true
  const back = await fetch(begun.authorizeUrl, { redirect: 'manual' })
  const address = back.headers.get('location') ?? ''
  const stolen = await mastodon.oauth?.finish(here.io, begun.pending, address, createPkce().codeVerifier)
  expect(stolen?.account).toBeNull()
  const own = await mastodon.oauth?.finish(here.io, begun.pending, address, codeVerifier)
  expect(own?.account?.name).toBe('Asha')
  loopback.close()
})
