import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { AppError } from '#shared/rpc/errors.ts'

export const minPasswordLength = 10

export interface PasswordGate {
  /**
   * Whether the password is right. Throws AppError `rate_limited` (details: `waitMs`) when this address was wrong too often
   * of late, or when too many try at once.
   */
  check(password: string, address: string): Promise<boolean>
}

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
/** Wrong passwords that cost nothing but the time of checking. */
const freeTries = 3
const firstWaitMs = 5000
const maxWaitMs = 15 * 60_000
const maxAddresses = 1000
const maxWaiting = 8

/** Throws AppError `invalid_input` when the password is too short. */
export async function createPasswordGate(password: string, now: () => number): Promise<PasswordGate> {
  if (password.length < minPasswordLength) {
    throw new AppError('invalid_input', `The password needs at least ${minPasswordLength} characters.`)
  }
  const salt = randomBytes(16)
  const right = await derive(password, salt)
  const wrong = new Map<string, { count: number; freeAt: number }>()
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  // One at a time: each takes 32 MB and a core.
  const inTurn = async (given: string): Promise<boolean> => {
    if (waiting >= maxWaiting) throw tooOften(1000)
    waiting++
    const turn = last.then(async () => timingSafeEqual(await derive(given, salt), right))
    last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      waiting--
    }
  }

  return {
    check: async (given, address) => {
      const from = networkOf(address)
      const before = wrong.get(from) ?? { count: 0, freeAt: 0 }
      if (before.freeAt > now()) throw tooOften(before.freeAt - now())
      // Counted before it is known, so that many at once do not all get in before the first is counted.
      const count = before.count + 1
      const waitMs = count < freeTries ? 0 : Math.min(firstWaitMs * 2 ** (count - freeTries), maxWaitMs)
      wrong.delete(from)
      wrong.set(from, { count, freeAt: now() + waitMs })
      const [oldest] = wrong.keys()
      if (wrong.size > maxAddresses && oldest !== undefined) wrong.delete(oldest)
      if (!(await inTurn(given))) return false
      wrong.delete(from)
      return true
    },
  }
}

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, 32, cost, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })

/** One household has one IPv4 address, but a whole /64 of IPv6 ones. */
const networkOf = (address: string) =>
  address.includes('.') ? address : address.split(':').slice(0, 4).join(':')

const tooOften = (waitMs: number) =>
  new AppError('rate_limited', 'Too many wrong passwords.', { waitMs: Math.ceil(waitMs) })
