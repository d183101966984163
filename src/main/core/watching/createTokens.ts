import type { CoreContext } from '../CoreContext.ts'
import type { SettingsRepo } from '../settings/settingsRepo.ts'

/** Her own tokens for networks that show strangers nothing, sealed by the host. */
export interface Tokens {
  /** Null: none, or one that cannot be opened any more. */
  get(kind: string): string | null
  set(kind: string, token: string | null): void
}

export function createTokens({ deps }: Pick<CoreContext, 'deps'>, settings: SettingsRepo): Tokens {
  const keyOf = (kind: string) => `watching.token.${kind}`
  return {
    get: kind => {
      const sealed = settings.getValue(keyOf(kind))
      if (typeof sealed !== 'string') return null
      try {
        return deps.secrets.open(sealed)
      } catch (error) {
        deps.log.warn('The token of a watched network cannot be opened', { kind, error })
        return null
      }
    },
    set: (kind, token) => {
      settings.setValue(keyOf(kind), token === null ? null : deps.secrets.seal(token))
    },
  }
}
