import { z } from 'zod'
import type { Check } from '#shared/contract/channels.ts'
import type { Connected, FoundAccount, Io } from '../Connector.ts'
import { NoAnswerError } from '../http.ts'
import { RefusedError } from '../RefusedError.ts'
import { tryStep } from '../tryStep.ts'
import { callMastodon } from './callMastodon.ts'
import type { Login } from './callMastodon.ts'
import { readInstance } from './readInstance.ts'
import type { Instance } from './readInstance.ts'
import { readInstanceAddress } from './readInstanceAddress.ts'

const Me = z.object({
  id: z.string(),
  username: z.string(),
  display_name: z.string().optional(),
  url: z.string().nullable().optional(),
})
type Me = z.output<typeof Me>

export type Described = Pick<FoundAccount, 'name' | 'handle' | 'url' | 'limits' | 'rights'>

/** Tries a pasted token step by step. */
export async function connectWithToken(io: Io, fields: Record<string, string>): Promise<Connected> {
  const { checks, found } = await probeInstance(io, fields['instance'] ?? '')
  if (found === null) return { checks, account: null }
  const token = (fields['token'] ?? '').trim()
  return probeLogin(io, found.instance, { origin: found.origin, token }, { accessToken: token }, checks)
}

/** Looks whether a Mastodon server is where the person says. */
export async function probeInstance(
  io: Io,
  address: string,
): Promise<{ checks: Check[]; found: { origin: string; instance: Instance } | null }> {
  const checks: Check[] = []
  const origin = readInstanceAddress(address)
  if (origin === null) {
    checks.push({ key: 'instanceAddress', passed: false, words: null })
    return { checks, found: null }
  }
  const instance = await tryStep(checks, 'serverAnswers', readInstance(io, origin))
  if (instance === null) return { checks, found: null }
  checks.push({ key: 'serverAnswers', passed: true, words: null })
  const words = 'notMastodon' in instance ? instance.notMastodon : null
  checks.push({ key: 'instanceIsMastodon', passed: words === null, words })
  return { checks, found: 'notMastodon' in instance ? null : { origin, instance } }
}

/** Whose login is it, and what may it do. Adds to `checks`. */
export async function probeLogin(
  io: Io,
  instance: Instance,
  login: Login,
  secret: Record<string, string>,
  checks: Check[],
): Promise<Connected> {
  // What cannot stand in a header cannot be a token: it is not sent at all.
  if (!/^[\x21-\x7e]+$/.test(login.token ?? '')) {
    checks.push({ key: 'tokenWorks', passed: false, words: null })
    return { checks, account: null }
  }
  const me = await tryStep(checks, 'tokenWorks', readMe(io, login))
  if (me === null) return { checks, account: null }
  checks.push({ key: 'tokenWorks', passed: true, words: null })
  const rights = await readRights(io, login, me.id)
  for (const { key, granted } of rights) checks.push({ key, passed: granted, words: null })
  if (!mayPost(rights)) return { checks, account: null }
  const config = {
    origin: login.origin,
    accountId: me.id,
    remembersKeys: instance.remembersKeys ? 'yes' : 'no',
  }
  const remoteId = `${me.id}@${new URL(login.origin).host}`
  return { checks, account: { remoteId, config, secret, ...describe(me, instance, rights) } }
}

/** Looks again at a connected account. Throws what classify understands. */
export async function verifyMastodon(io: Io, login: Login): Promise<Described & { isWell: boolean }> {
  const instance = await readInstance(io, login.origin)
  if ('notMastodon' in instance) throw new NoAnswerError('answerBroken', instance.notMastodon)
  const me = await readMe(io, login)
  const rights = await readRights(io, login, me.id)
  return { ...describe(me, instance, rights), isWell: mayPost(rights) }
}

function describe(
  me: Me,
  { domain, limits, takesQuotes }: Instance,
  rights: FoundAccount['rights'],
): Described {
  const name = me.display_name?.trim() ?? ''
  return {
    name: name === '' ? me.username : name,
    handle: `@${me.username}@${domain}`,
    url: me.url ?? null,
    limits,
    // A matter of the server: where it cannot, nothing is missing of the login, and the channel is as well as any.
    rights: takesQuotes ? [...rights, { key: 'mayQuote', granted: true }] : rights,
  }
}

function readMe(io: Io, login: Login): Promise<Me> {
  return callMastodon(io, login, 'GET', '/api/v1/accounts/verify_credentials', Me)
}

const mayPost = (rights: FoundAccount['rights']): boolean =>
  rights.some(({ key, granted }) => key === 'mayPost' && granted)

/**
 * What the login may do. No endpoint tells the scopes of a token, but a server looks at them first: changing the status 0,
 * which never exists, answers 404 with the right and 403 without, and changes nothing either way.
 */
async function readRights(io: Io, login: Login, accountId: string): Promise<FoundAccount['rights']> {
  const isGranted = async (method: string, path: string, json?: object): Promise<boolean> => {
    try {
      await callMastodon(io, login, method, path, z.unknown(), json === undefined ? {} : { json })
      return true
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      const { kind } = error.failure
      if (kind === 'auth' || kind === 'rate' || kind === 'unknown') throw error
      return kind !== 'permission'
    }
  }
  return [
    { key: 'mayPost', granted: await isGranted('PUT', '/api/v1/statuses/0', { status: '' }) },
    { key: 'mayUpload', granted: await isGranted('PUT', '/api/v1/media/0', { description: '' }) },
    {
      key: 'mayReadBack',
      granted: await isGranted('GET', `/api/v1/accounts/${encodeURIComponent(accountId)}/statuses?limit=1`),
    },
  ]
}
