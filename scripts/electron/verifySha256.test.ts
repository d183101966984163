import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { verifySha256 } from './verifySha256.ts'

async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ratiba-archive-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

test('a file is the one it should be, or it is refused with both sums', async () => {
  const file = join(await tempDir(), 'a.tgz')
  await writeFile(file, 'good')
  const good = createHash('sha256').update('good').digest('hex')
  await expect(verifySha256(file, good)).resolves.toBeUndefined()
  await writeFile(file, 'evil')
  const evil = createHash('sha256').update('evil').digest('hex')
  await expect(verifySha256(file, good)).rejects.toThrow(`its SHA-256 is ${evil}, expected ${good}`)
})
