import { safeStorage } from 'electron'
import type { SecretBox } from '#core/CoreDeps.ts'
import { AppError } from '#shared/rpc/errors.ts'

/** Sealed by the system: Keychain, DPAPI, or a Linux keyring; the backend's name follows. */
const systemPrefix = 'system1'
/** Not sealed at all, only written so that nobody reads it by accident. */
const plainPrefix = 'plain1'

/* oxlint-disable typescript/no-deprecated -- Electron 33, which this must run in too, has only the synchronous
   calls; what they seal the asynchronous ones can open. */

/**
 * Keeps secrets with the system's keyring. Linux without one has only `basic_text`, a key that every Chromium knows:
 * that is plain text, is said so, and stays readable when a keyring appears later. Each sealed text names what sealed
 * it, so that one from another machine, keyring or host gives a clear error. The keyring is asked (and may ask the
 * person) only when it is needed; not before the app is ready.
 */
export function createSecretBox(): SecretBox {
  let known: { backend: string | null } | null = null
  const backend = () => (known ??= { backend: backendInUse() }).backend
  return {
    get keptBy() {
      return backend() === null ? 'plainText' : 'system'
    },
    seal: plain => {
      const by = backend()
      return by === null
        ? `${plainPrefix}:${Buffer.from(plain, 'utf8').toString('base64')}`
        : `${systemPrefix}:${by}:${safeStorage.encryptString(plain).toString('base64')}`
    },
    open: sealed => openSealed(sealed, backend),
  }
}

/** The keyring's name, or null where there is none. */
function backendInUse(): string | null {
  if (!safeStorage.isEncryptionAvailable()) return null
  if (process.platform !== 'linux') return process.platform
  const backend = safeStorage.getSelectedStorageBackend()
  return backend === 'basic_text' || backend === 'unknown' ? null : backend
}

function openSealed(sealed: string, backend: () => string | null): string {
  const [prefix, ...rest] = sealed.split(':')
  if (prefix === plainPrefix && rest.length === 1)
    return Buffer.from(rest[0] ?? '', 'base64').toString('utf8')
  if (prefix !== systemPrefix || rest.length !== 2) {
    throw cannotOpen('It was kept by another way of running Ratiba.', { sealedBy: 'other' })
  }
  const [sealedBy = '', bytes = ''] = rest
  if (backend() === null) throw cannotOpen(`The keyring (${sealedBy}) cannot be reached now.`, { sealedBy })
  try {
    return safeStorage.decryptString(Buffer.from(bytes, 'base64'))
  } catch (error) {
    throw cannotOpen(`It was sealed with another key (${sealedBy}).`, { sealedBy }, error)
  }
}

function cannotOpen(why: string, details: object, cause?: unknown): AppError {
  const message = `A login kept on this computer cannot be read. ${why} Connect the channel again.`
  return new AppError('unauthorized', message, details, { cause })
}
