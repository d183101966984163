/**
 * `npm run bench -- NAME [--json]`: runs tests/bench/NAME.ts. What it measured stands in the last line as JSON; without
 * --json the lines before tell it in words as well.
 */
import { readdirSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './system/projectRoot.ts'

/** What a bench exports as default; `say` prints a line for people. */
export type Bench = (options: { say: (line: string) => void }) => Promise<Record<string, unknown>>

const dir = join(projectRoot, 'tests/bench')
const names = readdirSync(dir)
  .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map(file => file.slice(0, -'.ts'.length))

async function main(): Promise<void> {
  const args = process.argv.slice(2)
  const name = args.find(arg => !arg.startsWith('--'))
  if (name === undefined || !names.includes(name)) {
    process.stderr.write(`usage: npm run bench -- ${names.join(' | ')} [--json]\n`)
    process.exitCode = 64
    return
  }
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`)
  }
  say(`machine: ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`)
  const { default: run } = (await import(pathToFileURL(join(dir, `${name}.ts`)).href)) as { default: Bench }
  const measured = await run({ say })
  if (!args.includes('--json')) {
    for (const [what, value] of Object.entries(measured)) say(`  ${what}: ${JSON.stringify(value)}`)
  }
  say(JSON.stringify(measured))
}

await main()
