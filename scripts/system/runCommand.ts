import { spawn } from 'node:child_process'

export interface CommandResult {
  /** 127 when the command could not be started at all, 128 when a signal ended it. */
  code: number
  stdout: string
  stderr: string
}

const keptBytes = 64 * 1024

/** Runs a command to its end without a shell and keeps the last 64 KB of each output. Never throws. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<CommandResult> {
  return new Promise(resolve => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout
      .setEncoding('utf8')
      .on('data', (text: string) => (stdout = (stdout + text).slice(-keptBytes)))
    child.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => (stderr = (stderr + text).slice(-keptBytes)))
    child.once('error', error => {
      resolve({ code: 127, stdout, stderr: error.message })
    })
    child.once('close', code => {
      resolve({ code: code ?? 128, stdout, stderr })
    })
  })
}
