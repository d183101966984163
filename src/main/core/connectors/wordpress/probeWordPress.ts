import { z } from 'zod'
import type { Check } from '#shared/contract/channels.ts'
import type { Connected, FoundAccount, Io } from '../Connector.ts'
import { tryStep } from '../tryStep.ts'
import { callWordPress } from './callWordPress.ts'
import type { Login } from './callWordPress.ts'
import { findSite } from './findSite.ts'
import { readSiteAddress } from './readSiteAddress.ts'

const Me = z.object({
  id: z.number().int(),
  name: z.string().optional(),
  capabilities: z.record(z.string(), z.boolean()).optional(),
})
type Me = z.output<typeof Me>

type Described = Pick<FoundAccount, 'name' | 'handle' | 'url' | 'limits' | 'rights'>

/** Tries an application password step by step. */
export async function connectWordPress(io: Io, fields: Record<string, string>): Promise<Connected> {
  const checks: Check[] = []
  const note = (key: string, passed = true, words: string | null = null): boolean => {
    checks.push({ key, passed, words })
    return passed
  }
  const address = readSiteAddress(fields['site'] ?? '')
  if (!note('serverAddress', address !== null) || address === null) return { checks, account: null }
  const found = await tryStep(checks, 'siteIsWordPress', findSite(io, address))
  if (found === null) return { checks, account: null }
  note('serverAnswers')
  if ('notWordPress' in found) {
    note('siteIsWordPress', false, found.notWordPress)
    return { checks, account: null }
  }
  note('siteIsWordPress')
  if (!note('appPasswordsOn', found.takesAppPasswords)) return { checks, account: null }
  const { site, route } = found
  const user = (fields['user'] ?? '').trim()
  const login: Login = { site, route, user, password: (fields['password'] ?? '').trim() }
  const me = await tryStep(checks, 'loginWorks', readMe(io, login))
  if (me === null) return { checks, account: null }
  note('loginWorks')
  const rights = rightsOf(me)
  for (const { key, granted } of rights) note(key === 'mayUpload' ? 'roleMayUpload' : key, granted)
  if (!mayPost(rights)) return { checks, account: null }
  const { host, pathname } = new URL(site)
  const remoteId = `${me.id}@${host}${pathname === '/' ? '' : pathname}`
  const config = { site, route, user }
  const described = { ...describe(site, found.name), rights }
  return { checks, account: { ...described, remoteId, config, secret: { password: login.password } } }
}

/** Looks again at a connected site. Throws what classify understands. */
export async function verifyWordPress(io: Io, login: Login): Promise<Described & { isWell: boolean }> {
  const rights = rightsOf(await readMe(io, login))
  const found = await findSite(io, login.site)
  const name = 'notWordPress' in found ? '' : found.name
  return { ...describe(login.site, name), rights, isWell: mayPost(rights) }
}

function readMe(io: Io, login: Login): Promise<Me> {
  return callWordPress(io, login, 'GET', '/wp/v2/users/me', Me, { query: { context: 'edit' } })
}

/** What the role of the user lets it do with posts of its own. */
function rightsOf({ capabilities = {} }: Me): FoundAccount['rights'] {
  const has = (...names: string[]): boolean => names.every(name => capabilities[name] === true)
  return [
    { key: 'mayPost', granted: has('publish_posts', 'edit_posts') },
    { key: 'mayUpload', granted: has('upload_files') },
    { key: 'mayEdit', granted: has('edit_published_posts') },
    { key: 'mayDelete', granted: has('delete_published_posts') },
  ]
}

const mayPost = (rights: FoundAccount['rights']): boolean =>
  rights.some(({ key, granted }) => key === 'mayPost' && granted)

function describe(site: string, name: string): Omit<Described, 'rights'> {
  const { host, pathname } = new URL(site)
  const place = `${host}${pathname === '/' ? '' : pathname}`
  return { name: name === '' ? place : name, handle: place, url: site, limits: null }
}
