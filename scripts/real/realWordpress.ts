import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { installPackage } from './installPackage.ts'
import { stopProgram, untilLine } from './RealServer.ts'
import type { RealNetwork } from './RealServer.ts'
import { unpackWordpress } from './unpackWordpress.ts'

const version = '3.1.56'

/** WordPress as Debian packs it, run by PHP in WebAssembly with SQLite: needs neither PHP nor a database server. */
export const realWordpress: RealNetwork = {
  id: 'wordpress',
  name: `WordPress of Debian in @wp-playground/cli ${version}`,
  install: async (dir, log) => {
    await installPackage(dir, '@wp-playground/cli', version, log)
    await unpackWordpress(join(dir, 'debian'), log)
  },
  start: async dir => {
    const files = join(dir, 'debian/wordpress')
    if (!existsSync(files)) throw new Error('WordPress was not unpacked.')
    const port = await freePort()
    const child = spawn(
      process.execPath,
      [
        join(dir, 'node_modules/@wp-playground/cli/wp-playground.js'),
        'server',
        ...['--port', String(port), '--php', '8.2', '--workers', '1'],
        ...[`--mount-before-install=${files}:/wordpress`],
        ...[
          '--wordpress-install-mode=install-from-existing-files',
          '--define',
          'WP_ENVIRONMENT_TYPE',
          'local',
        ],
      ],
      { cwd: dir, stdio: ['ignore', 'pipe', 'ignore'] },
    )
    await untilLine(child, /WordPress is running on/)
    const url = `http://127.0.0.1:${port}`
    return { facts: { url, user: 'admin', password: 'password' }, stop: () => stopProgram(child) }
  },
}

/** Its program takes a number only, not 0 for any that is free. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
