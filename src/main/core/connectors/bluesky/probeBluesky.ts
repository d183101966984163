import { z } from 'zod'
import type { Check } from '#shared/contract/channels.ts'
import type { Connected, FoundAccount, Io } from '../Connector.ts'
import { tryStep } from '../tryStep.ts'
import { limitsOf } from './blueskyDescriptor.ts'
import { openSession, withSession } from './blueskySessions.ts'
import type { Login, Session } from './blueskySessions.ts'
import { callBluesky } from './callBluesky.ts'
import { readHandle, readService } from './readLogin.ts'

const Me = z.object({
  did: z.string(),
  handle: z.string(),
  active: z.boolean().optional(),
  status: z.string().optional(),
})
type Me = z.output<typeof Me>

type Described = Pick<FoundAccount, 'name' | 'handle' | 'url' | 'limits' | 'rights'>

/** Tries an app password step by step. */
export async function connectBluesky(io: Io, fields: Record<string, string>): Promise<Connected> {
  const checks: Check[] = []
  const note = (key: string, passed = true): void => void checks.push({ key, passed, words: null })
  const service = readService(fields['service'] ?? '')
  if (service === null) {
    note('serverAddress', false)
    return { checks, account: null }
  }
  const identifier = readHandle(fields['handle'] ?? '', service)
  const login: Login = {
    config: { service, identifier },
    secret: { password: (fields['password'] ?? '').trim() },
  }
  const session = await tryStep(checks, 'loginWorks', openSession(io, login))
  if (session === null) return { checks, account: null }
  note('serverAnswers')
  note('loginWorks')
  const me = await tryStep(checks, 'loginWorks', readMe(io, session))
  if (me === null) return { checks, account: null }
  const described = describe(me, session)
  const mayPost = isActive(me)
  checks.push({ key: 'mayPost', passed: mayPost, words: me.status ?? null })
  if (!mayPost) return { checks, account: null }
  const config = { ...login.config, handle: me.handle }
  return { checks, account: { ...described, remoteId: me.did, config, secret: login.secret } }
}

/** Looks again at a connected account. Throws what classify understands. */
export async function verifyBluesky(
  io: Io,
  login: Login,
): Promise<Described & { isWell: boolean; words: string | null }> {
  return withSession(io, login, async session => {
    const me = await readMe(io, session)
    return { ...describe(me, session), isWell: isActive(me), words: me.status ?? null }
  })
}

function readMe(io: Io, session: Session): Promise<Me> {
  return callBluesky(io, session, 'GET', 'com.atproto.server.getSession', Me)
}

/** An account can be switched off by its owner or by Bluesky; then it can be looked at and nothing else. */
const isActive = ({ active }: Me): boolean => active !== false

function describe(me: Me, { pds }: Session): Described {
  return {
    name: me.handle,
    handle: `@${me.handle}`,
    url: `https://bsky.app/profile/${me.handle}`,
    limits: limitsOf(pds),
    rights: [{ key: 'mayPost', granted: isActive(me) }],
  }
}
