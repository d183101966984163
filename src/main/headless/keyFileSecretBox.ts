import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { Log, SecretBox } from '#core/CoreDeps.ts'
import { AppError } from '#shared/rpc/errors.ts'

const keyBytes = 32
const ivBytes = 12
const tagBytes = 16
/** Says how it is sealed, so that another way can come later. */
const version = 'k1.'
const purpose = Buffer.from('ratiba secret')

/**
 * Seals secrets with AES-256-GCM under a key in a file of mode 0600, which is made when it is not there. Whoever can read the
 * file can read the secrets: it protects copies of the database, not the account it runs under. Throws AppError `refused` when
 * the file is no key. The profile must be locked, so that two hosts cannot make two keys.
 */
export function createKeyFileSecretBox(file: string, log: Log): SecretBox {
  if (!existsSync(file)) makeKey(file)
  const key = readKey(file, log)
  return {
    keptBy: 'keyFile',
    seal: plain => {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      cipher.setAAD(purpose)
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return version + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open: sealed => {
      if (!sealed.startsWith(version)) throw new Error('Not sealed in a way that is known here.')
      const bytes = Buffer.from(sealed.slice(version.length), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(purpose)
      decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      const plain = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()])
      return plain.toString('utf8')
    },
  }
}

/** Written aside, synced and then named, so that a power cut cannot leave half a key. */
function makeKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const unfinished = `${file}.part`
  rmSync(unfinished, { force: true })
  const fd = openSync(unfinished, 'wx', 0o600)
  try {
    writeSync(fd, randomBytes(keyBytes))
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(unfinished, file)
}

function readKey(file: string, log: Log): Buffer {
  const fd = openSync(file, 'r')
  try {
    const { mode } = fstatSync(fd)
    // Windows has no such modes; there the profile folder belongs to one person anyway.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      chmodSync(file, 0o600)
      log.warn('The key file could be read by others; its mode is 0600 now.', {
        file,
        mode: (mode & 0o777).toString(8),
      })
    }
    const key = readFileSync(fd)
    if (key.length === keyBytes) return key
  } finally {
    closeSync(fd)
  }
  throw new AppError(
    'refused',
    `The key file ${file} is damaged, so saved logins cannot be read. Bring it back from a copy, or move it away and connect the channels again.`,
    { reason: 'keyFile' },
  )
}
