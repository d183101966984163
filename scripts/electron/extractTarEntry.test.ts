import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { extractTarEntry } from './extractTarEntry.ts'

async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ratiba-archive-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

test.each([0, 1, 511, 512, 513, 1_000_003])(
  '%i bytes come out of a tar archive as they went in',
  async size => {
    const { dir, archive, content } = await tarWith(size)
    await extractTarEntry(archive, 'package/wanted.zip', join(dir, 'out'))
    expect(content.equals(await readFile(join(dir, 'out')))).toBe(true)
  },
)

test('a tar archive without the file, or cut short, is refused', async () => {
  const { dir, archive } = await tarWith(1_000_003)
  const out = join(dir, 'out')
  await expect(extractTarEntry(archive, 'package/other.zip', out)).rejects.toThrow(
    'holds no package/other.zip',
  )
  await truncate(archive, 500_000)
  await expect(extractTarEntry(archive, 'package/wanted.zip', out)).rejects.toThrow()
})

async function tarWith(size: number): Promise<{ dir: string; archive: string; content: Buffer }> {
  const dir = await tempDir()
  const content = randomBytes(size)
  await mkdir(join(dir, 'package'))
  await writeFile(join(dir, 'package/a-first'), randomBytes(700))
  await writeFile(join(dir, 'package/wanted.zip'), content)
  await writeFile(join(dir, 'package/z-last'), randomBytes(700))
  execFileSync('tar', ['-czf', 'a.tgz', 'package/a-first', 'package/wanted.zip', 'package/z-last'], {
    cwd: dir,
  })
  return { dir, archive: join(dir, 'a.tgz'), content }
}
