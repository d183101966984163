import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/**
 * One SHA-256 (hex) over the paths and contents of files and folders under `root`, without unit tests.
 * The same for the same sources on every machine; what does not exist counts as empty.
 */
export async function hashFiles(root: string, inputs: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of (await Promise.all(inputs.map(input => listFiles(join(root, input))))).flat().sort()) {
    const content = await readFile(path)
    hash.update(`${relative(root, path).split(sep).join('/')}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

async function listFiles(path: string): Promise<string[]> {
  if (!existsSync(path)) return []
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
}
