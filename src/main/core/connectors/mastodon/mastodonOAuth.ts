import { z } from 'zod'
import { AppError } from '#shared/rpc/errors.ts'
import type { Connector } from '../Connector.ts'
import { tryStep } from '../tryStep.ts'
import { callMastodon } from './callMastodon.ts'
import { probeInstance, probeLogin } from './probeMastodon.ts'

const App = z.object({ client_id: z.string(), client_secret: z.string() })
const Token = z.object({ access_token: z.string() })

/** Registers Ratiba on the person's server and lets her agree in the browser; every installation is an app of its own. */
export const mastodonOAuth: NonNullable<Connector['oauth']> = {
  begin: async (io, fields, { redirectUri, state, codeChallenge }) => {
    const { checks, found } = await probeInstance(io, fields['instance'] ?? '')
    if (found === null) {
      const failed = checks.find(({ passed }) => !passed)
      const sentence =
        failed?.key === 'serverAnswers'
          ? 'The server does not answer.'
          : 'There is no Mastodon server at this address.'
      throw new AppError(failed?.key === 'serverAnswers' ? 'network' : 'refused', sentence, {
        check: failed?.key,
        words: failed?.words ?? null,
      })
    }
    const { origin, instance } = found
    const account = instance.hasProfileScope ? 'profile' : 'read:accounts'
    const scope = `write:statuses write:media read:statuses ${account}`
    const json = { client_name: 'Ratiba', redirect_uris: redirectUri, scopes: scope }
    const app = await callMastodon(io, { origin, token: null }, 'POST', '/api/v1/apps', App, { json })
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: app.client_id,
      redirect_uri: redirectUri,
      scope,
      state,
      code_challenge: codeChallenge,
      code_challenge_method: 'S256',
    })
    const pending = { origin, redirectUri, clientId: app.client_id, clientSecret: app.client_secret }
    return { authorizeUrl: `${origin}/oauth/authorize?${query.toString()}`, pending }
  },

  finish: async (
    io,
    { origin = '', redirectUri = '', clientId = '', clientSecret = '' },
    code,
    codeVerifier,
  ) => {
    const { checks, found } = await probeInstance(io, origin)
    if (found === null) return { checks, account: null }
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      code: readPastedCode(code),
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: redirectUri,
      code_verifier: codeVerifier,
    })
    const login = { origin, token: null }
    const issued = await tryStep(
      checks,
      'loginAgreed',
      callMastodon(io, login, 'POST', '/oauth/token', Token, { form }),
    )
    if (issued === null) return { checks, account: null }
    checks.push({ key: 'loginAgreed', passed: true, words: null })
    const token = issued.access_token
    return probeLogin(
      io,
      found.instance,
      { origin, token },
      { accessToken: token, clientId, clientSecret },
      checks,
    )
  },
}

/** Where the browser could not come back to Ratiba, the person may paste the whole address it ended at. */
function readPastedCode(text: string): string {
  const pasted = text.trim()
  return URL.canParse(pasted) ? (new URL(pasted).searchParams.get('code') ?? pasted) : pasted
}
