import { join } from 'node:path'
import { createPracticeStore } from '#core/practice/practiceStore.ts'
import { createKeyFileSecretBox } from '../../src/main/headless/keyFileSecretBox.ts'

/** Accounts on the practice network of a profile. */
export interface PracticeLogins {
  /** A new account and its login, sealed as the headless host seals them. */
  register(now: number): { accountId: number; sealed: string }
  /** A login without anything in it, as of a channel by hand. */
  nothing: string
  close(): void
}

/**
 * The headless host can use these logins. The desktop seals with the system's keyring, so there the practice channels ask to
 * be connected again.
 */
export function openPracticeLogins(profileDir: string): PracticeLogins {
  const silent = () => undefined
  const box = createKeyFileSecretBox(join(profileDir, 'secrets.key'), {
    info: silent,
    warn: silent,
    error: silent,
  })
  const store = createPracticeStore(join(profileDir, 'practice.sqlite'), null)
  return {
    register: now => {
      const accountId = store.addAccount(now)
      return { accountId, sealed: box.seal(JSON.stringify({ token: store.issueToken(accountId) })) }
    },
    nothing: box.seal('{}'),
    close: () => store.close(),
  }
}
