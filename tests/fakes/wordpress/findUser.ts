import { WordpressError } from './WordpressError.ts'
import type { WordpressState, WordpressUser } from './WordpressState.ts'

/**
 * Who asks, by Basic authentication with an application password, in which spaces and other signs do not count.
 * @throws WordpressError 401 for a login that is wrong, on every route
 */
export function findUser(state: WordpressState, header: string | undefined): WordpressUser | undefined {
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
