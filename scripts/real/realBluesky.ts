import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../system/projectRoot.ts'
import { installPackage } from './installPackage.ts'
import { stopProgram, untilLine } from './RealServer.ts'
import type { RealNetwork } from './RealServer.ts'

const version = '0.6.7'

/** The server (PDS) that Bluesky itself runs, from its own package for tests; without the part that shows feeds. */
export const realBluesky: RealNetwork = {
  id: 'bluesky',
  name: `Bluesky's PDS from @atproto/dev-env ${version}`,
  install: (dir, log) => installPackage(dir, '@atproto/dev-env', version, log),
  start: async dir => {
    const program = join(projectRoot, 'scripts/real/servePds.ts')
    const child = spawn(process.execPath, [program, dir], { stdio: ['ignore', 'pipe', 'ignore'] })
    const [, url = ''] = await untilLine(child, /^listening (http:\S+)$/)
    return { facts: { url }, stop: () => stopProgram(child) }
  },
}
