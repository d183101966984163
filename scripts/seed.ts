/**
 * `npm run seed -- --profile DIR --posts N [--projects N] [--observations N] [--seed N] [--add]`: fills a profile with believable made-up
 * work of two years around today. Nothing of it can reach a network out in the world: channels there have no login.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { lockProfile } from '#core/db/lockProfile.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { fillProfile, hasWork } from './seed/fillProfile.ts'

const maxPosts = 1_000_000

interface Wish {
  profileDir: string
  posts: number
  projects: number
  observations: number
  seed: number
  add: boolean
}

function readWish(): Wish {
  const { values } = parseArgs({
    options: {
      profile: { type: 'string' },
      posts: { type: 'string' },
      projects: { type: 'string' },
      observations: { type: 'string' },
      seed: { type: 'string' },
      add: { type: 'boolean' },
    },
  })
  if (values.profile === undefined || values.posts === undefined) {
    throw new Error(
      'usage: npm run seed -- --profile DIR --posts N [--projects N] [--observations N] [--seed N] [--add]',
    )
  }
  const posts = readNumber('posts', values.posts, 1, maxPosts)
  return {
    profileDir: resolve(values.profile),
    posts,
    projects: readNumber('projects', values.projects ?? String(Math.min(12, posts)), 1, 1000),
    observations: readNumber('observations', values.observations ?? String(Math.min(2000, posts)), 0, 20_000),
    seed: readNumber('seed', values.seed ?? '2026', 0, 2 ** 32 - 1),
    add: values.add ?? false,
  }
}

function readNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text.replaceAll(/[_,]/g, ''))
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new Error(`--${name} must be a whole number from ${min} to ${max}.`)
  }
  return value
}

/** A folder that holds other things than a profile is no place for one. */
function refuseForeignFolder(dir: string): void {
  if (!existsSync(dir) || existsSync(join(dir, 'ratiba.sqlite'))) return
  const foreign = readdirSync(dir).filter(name => !name.startsWith('lock.'))
  if (foreign.length > 0)
    throw new Error(`${dir} is not empty and no profile of Ratiba (it has ${foreign[0]}).`)
}

async function seed(wish: Wish): Promise<void> {
  const { profileDir } = wish
  refuseForeignFolder(profileDir)
  const began = performance.now()
  const lock = lockProfile({ profileDir, nativeBinding: null, host: 'headless' })
  try {
    if (!wish.add && hasWork(profileDir)) {
      throw new Error(`${profileDir} already holds work. Use another folder, or --add to put more beside it.`)
    }
    const log = (line: string): void => {
      console.log(line)
    }
    const filled = await fillProfile({ ...wish, now: Date.now(), log })
    const seconds = Number(((performance.now() - began) / 1000).toFixed(1))
    const databaseMb = Math.round(statSync(join(profileDir, 'ratiba.sqlite')).size / 1_000_000)
    const states = Object.entries(filled.states).map(([state, count]) => `${count} ${state}`)
    log(`${filled.deliveries} deliveries: ${states.join(', ')}`)
    log('channels of Telegram and Mastodon have no login, so nothing of this profile can be sent there')
    console.log(JSON.stringify({ ...filled, seconds, databaseMb }))
  } finally {
    lock.release()
  }
}

try {
  await seed(readWish())
} catch (error) {
  const isForPeople = error instanceof AppError || error instanceof Error
  console.error(isForPeople ? error.message : error)
  process.exitCode = 1
}
