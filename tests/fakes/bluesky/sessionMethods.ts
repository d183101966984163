import { authRequired } from './BlueskyError.ts'
import type { BlueskyMethod } from './BlueskyMethod.ts'
import type { BlueskyAccount } from './BlueskyState.ts'
import { flag, object, text } from './schema.ts'
import { checkStatus } from './Tokens.ts'

export function presentDidDoc({ did, handle, pdsEndpoint }: BlueskyAccount): object {
  return {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: did,
    alsoKnownAs: [`at://${handle}`],
    service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: pdsEndpoint }],
  }
}

function presentSession(account: BlueskyAccount): object {
  const { did, handle, email, authFactorCode } = account
  return {
    did,
    didDoc: presentDidDoc(account),
    handle,
    email,
    emailConfirmed: true,
    emailAuthFactor: authFactorCode !== null,
    active: true,
  }
}

const createSession: BlueskyMethod = {
  http: 'POST',
  input: object({ identifier: text(), password: text() }, { authFactorToken: text(), allowTakendown: flag }),
  handle: ({ state, tokens, input }) => {
    const { identifier, password, authFactorToken } = input
    const name = String(identifier)
    const account =
      state.findAccount(name) ??
      [...state.accounts.values()].find(({ email }) => email === name.toLowerCase())
    const isMain = account?.password === password
    const isApp = account ? [...account.appPasswords.values()].some(known => known === password) : false
    if (!account || (!isMain && !isApp)) throw authRequired('Invalid identifier or password')
    checkStatus(account)
    // An app password needs no second factor.
    if (isMain && account.authFactorCode !== null && authFactorToken !== account.authFactorCode) {
      const message = 'A sign in code has been sent to your email address'
      throw authRequired(message, 'AuthFactorTokenRequired')
    }
    const scope = isMain ? 'com.atproto.access' : 'com.atproto.appPass'
    return { ...presentSession(account), ...tokens.open(account, scope) }
  },
}

const refreshSession: BlueskyMethod = {
  http: 'POST',
  handle: ({ tokens, request }) => {
    const refreshed = tokens.refresh(request.headers.authorization)
    return { ...presentSession(refreshed.account), ...refreshed.tokens }
  },
}

const getSession: BlueskyMethod = {
  http: 'GET',
  handle: call => presentSession(call.user()),
}

const deleteSession: BlueskyMethod = {
  http: 'POST',
  handle: ({ tokens, request }) => {
    tokens.close(request.headers.authorization)
    return {}
  },
}

const describeServer: BlueskyMethod = {
  http: 'GET',
  handle: () => ({
    did: 'did:web:localhost',
    availableUserDomains: ['.test'],
    inviteCodeRequired: false,
    links: {},
    contact: {},
  }),
}

export const sessionMethods: Record<string, BlueskyMethod> = {
  'com.atproto.server.createSession': createSession,
  'com.atproto.server.refreshSession': refreshSession,
  'com.atproto.server.getSession': getSession,
  'com.atproto.server.deleteSession': deleteSession,
  'com.atproto.server.describeServer': describeServer,
}
