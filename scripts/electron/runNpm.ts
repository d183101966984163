import { projectRoot } from '../system/projectRoot.ts'
import { runCommand } from '../system/runCommand.ts'
import type { CommandResult } from '../system/runCommand.ts'

/** Runs npm in the project, so that the registry, proxy and certificates the user configured are respected. */
export async function runNpm(args: readonly string[]): Promise<CommandResult> {
  const outer = process.env['npm_execpath']
  const sameNpm = outer?.endsWith('npm-cli.js') === true
  return sameNpm
    ? runCommand(process.execPath, [outer, ...args], { cwd: projectRoot })
    : runCommand('npm', args, { cwd: projectRoot })
}
