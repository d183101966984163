import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { AppError } from '#shared/rpc/errors.ts'

/**
 * The password from a file, the variable RATIBA_PASSWORD, or, where one is needed, from the person at the terminal; null when
 * there is none. Never from the command line, which every program on the computer can read.
 */
export async function readPassword(options: {
  passwordFile: string | null
  env: NodeJS.ProcessEnv
  needed: boolean
}): Promise<string | null> {
  const { passwordFile, env, needed } = options
  if (passwordFile !== null) return fromFile(passwordFile)
  const fromEnv = env['RATIBA_PASSWORD']
  if (fromEnv !== undefined && fromEnv !== '') {
    // Programs that are started from here have no business with it.
    delete env['RATIBA_PASSWORD']
    return fromEnv
  }
  return needed && process.stdin.isTTY ? ask() : null
}

function fromFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? ''
  } catch (error) {
    throw new AppError('invalid_input', `The password file ${file} cannot be read.`, undefined, {
      cause: error,
    })
  }
}

function ask(): Promise<string> {
  // What readline writes back to the terminal goes nowhere, so that the password is not shown.
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done()
    },
  })
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  process.stdout.write('Password for browsers on other computers (at least 10 characters): ')
  return new Promise((resolve, reject) => {
    reader.once('line', line => {
      resolve(line)
      reader.close()
    })
    reader.once('close', () => {
      process.stdout.write('\n')
      reject(new AppError('cancelled', 'No password was given.'))
    })
  })
}
