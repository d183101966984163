/**
 * `npm run test:real`: the connectors of Bluesky and WordPress against the software that really runs these networks, on this
 * computer. Apart from `npm test`, because it downloads about a gigabyte into a temporary folder (kept for the next time;
 * `--fresh` begins anew). Says what ran, and what could not and why; a network that could be reached and failed is an error.
 */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realBluesky } from './real/realBluesky.ts'
import { realWordpress } from './real/realWordpress.ts'
import type { RealNetwork, RealServer } from './real/RealServer.ts'
import { logToStderr as log } from './system/log.ts'
import { projectRoot } from './system/projectRoot.ts'

const folder = join(tmpdir(), 'ratiba-test-real')
const args = process.argv.slice(2)
const networks = [realBluesky, realWordpress]
const wished = networks.filter(({ id }) => args.includes(id))

/** Runs the tests of a network; true when they passed. */
function runTests({ id }: RealNetwork, { facts }: RealServer): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      'vitest',
      ['run', '--config', 'tests/real/vitest.config.ts', `tests/real/${id}.real.ts`],
      {
        cwd: projectRoot,
        env: { ...process.env, RATIBA_REAL_SERVER: JSON.stringify(facts) },
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    )
    child.once('error', reject)
    child.once('close', code => resolve(code === 0))
  })
}

/** What became of one network, in a line. */
async function tryOut(network: RealNetwork): Promise<{ line: string; failed: boolean }> {
  const { id, name } = network
  const dir = join(folder, id)
  let server: RealServer
  try {
    await network.install(dir, log)
    log(`starting ${name}`)
    server = await network.start(dir)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { line: `– ${name}: not run. ${why}`, failed: false }
  }
  try {
    const passed = await runTests(network, server)
    return { line: `${passed ? '✓' : '✗'} ${name}: ${passed ? 'passed' : 'failed'}`, failed: !passed }
  } finally {
    await server.stop()
  }
}

if (args.includes('--fresh')) rmSync(folder, { recursive: true, force: true })
const closing: string[] = []
for (const network of wished.length > 0 ? wished : networks) {
  const { line, failed } = await tryOut(network)
  closing.push(line)
  if (failed) process.exitCode = 1
}
console.log(`\n${closing.join('\n')}`)
