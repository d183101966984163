import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findPostgres } from '../../../scripts/system/findPostgres.ts'
import { runCommand } from '../../../scripts/system/runCommand.ts'

export interface PostgresServer {
  /** Of the database that is there for the bench. */
  connectionString: string
  stop(): Promise<void>
}

/** PostgreSQL as it comes, with `synchronous_commit` on, and memory as its manual advises for more than a toy. */
export async function startPostgres(dir: string): Promise<PostgresServer> {
  const bin = findPostgres()
  if (bin === null) throw new Error('There is no PostgreSQL.')
  const data = join(dir, 'postgres')
  mkdirSync(data)
  const owner = await ordinaryUser()
  if (owner !== null) for (const folder of [dir, data]) chownSync(folder, owner.uid, owner.gid)
  const as = { ...owner, env: { ...process.env, LC_ALL: 'C' } }
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8'], as)
  const settings = {
    listen_addresses: '',
    unix_socket_directories: dir,
    synchronous_commit: 'on',
    fsync: 'on',
    shared_buffers: '256MB',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...options], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const closed = once(child, 'close')
  const lines = createInterface({ input: child.stderr })
  await new Promise<void>((resolve, reject) => {
    lines.on('line', line => {
      if (line.includes('ready to accept connections')) resolve()
    })
    void closed.then(() => reject(new Error('PostgreSQL ended before it was ready.')))
  })
  return {
    connectionString: `postgres://bench@localhost/postgres?host=${encodeURIComponent(dir)}`,
    stop: async () => {
      child.kill('SIGTERM') // "Smart": pools end before their last connections have, and it waits for these.
      await closed
    },
  }
}

/** PostgreSQL does not run as root: then as its own user, whom Debian's package makes. */
async function ordinaryUser(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null
  const { code, stdout } = await runCommand('getent', ['passwd', 'postgres'])
  const [, , uid, gid] = stdout.split(':').map(Number)
  if (code !== 0 || uid === undefined || gid === undefined) {
    throw new Error('PostgreSQL does not run as root, and there is no user "postgres".')
  }
  return { uid, gid }
}

async function run(
  program: string,
  args: readonly string[],
  as: { uid?: number; gid?: number; env: NodeJS.ProcessEnv },
): Promise<void> {
  const child = spawn(program, args, { ...as, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${program} ended with ${code ?? 'a signal'}.`)
}
