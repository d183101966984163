/** `npm run check`: lint and types, format, import rules, dead code, language keys, migration order, unit tests. */
import { checkMigrations } from './check/checkMigrations.ts'
import { i18nProblems } from './check/i18nKeys.ts'
import { runCommand } from './system/runCommand.ts'
import { projectRoot } from './system/projectRoot.ts'
import { shareCompileCache } from './system/shareCompileCache.ts'

interface Check {
  name: string
  run(): Promise<{ passed: boolean; output: string }>
}

const command = (name: string, program: string, ...args: string[]): Check => ({
  name,
  run: async () => {
    const { code, stdout, stderr } = await runCommand(program, args, { cwd: projectRoot })
    return { passed: code === 0, output: `${stdout}${stderr}` }
  },
})

const sentences = (name: string, problems: () => string[] | Promise<string[]>): Check => ({
  name,
  run: async () => {
    const found = await problems()
    return { passed: found.length === 0, output: found.join('\n') }
  },
})

shareCompileCache()

/** Two at a time (that is what a small machine has); unit tests last and alone, since they watch the clock of real servers. */
const together: Check[] = [
  command(
    'lint and types',
    'oxlint',
    '--type-check',
    '--deny-warnings',
    '--report-unused-disable-directives',
    '.',
  ),
  command('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  command('import rules', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'tests', 'scripts'),
  command('dead code', 'knip', '--no-progress'),
  sentences('language keys', () => i18nProblems(projectRoot)),
  sentences('migration order', () => checkMigrations(projectRoot)),
]
const alone: Check[] = [command('unit tests', 'vitest', 'run')]

async function perform(check: Check): Promise<boolean> {
  const began = performance.now()
  const { passed, output } = await check.run()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${passed ? '✓' : '✗'} ${check.name} (${seconds} s)`)
  if (!passed || check.name === 'unit tests') console.log(output.trimEnd())
  return passed
}

async function performAll(checks: readonly Check[], atOnce: number): Promise<boolean[]> {
  const queue = [...checks]
  const results: boolean[] = []
  const worker = async () => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
      results.push(await perform(check))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

const results = [...(await performAll(together, 2)), ...(await performAll(alone, 1))]
const failed = results.filter(passed => !passed).length
console.log(failed === 0 ? 'check: all passed' : `check: ${failed} of ${results.length} failed`)
process.exitCode = failed === 0 ? 0 : 1
