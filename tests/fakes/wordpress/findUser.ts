import { WordpressError } from './WordpressError.ts'
import type { WordpressSettings } from './WordpressRoute.ts'
import type { WordpressState, WordpressUser } from './WordpressState.ts'

/**
 * Who asks, by Basic authentication with an application password, in which spaces and other signs do not count.
 * @throws WordpressError 401 for a login that is wrong, on every route, where such are refused
 */
export function findUser(
  state: WordpressState,
  { applicationPasswords, wrongLogins }: Pick<WordpressSettings, 'applicationPasswords' | 'wrongLogins'>,
  header: string | undefined,
): WordpressUser | undefined {
  if (!applicationPasswords) return undefined
  try {
    return findByPassword(state, header)
  } catch (error) {
    if (wrongLogins === 'refused') throw error
    return undefined
  }
}

function findByPassword(state: WordpressState, header: string | undefined): WordpressUser | undefined {
  const encoded = /^Basic ([\w+/=]+)$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  const [name = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  const user = [...state.users.values()].find(({ login, email }) => {
    return login.toLowerCase() === name.toLowerCase() || email.toLowerCase() === name.toLowerCase()
  })
  if (!user) {
    throw name.includes('@')
      ? new WordpressError(401, 'invalid_email', 'Unknown email address. Check again or try your username.')
      : new WordpressError(
          401,
          'invalid_username',
          `<strong>Error</strong>: The username <strong>${name}</strong> is not registered on this site.`,
        )
  }
  const password = rest.join(':').replace(/[^a-z\d]/gi, '')
  if ([...user.applicationPasswords.values()].includes(password)) return user
  const message = 'The provided password is an invalid application password.'
  throw new WordpressError(401, 'incorrect_password', message)
}
