import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { stampFile, whyStale } from './ensureBuilt.ts'
import { hashFiles } from './hashFiles.ts'

async function projectWith(files: Record<string, string>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'ratiba-build-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) await write(root, path, content)
  return root
}

async function write(root: string, path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), content)
}

const sources = { 'src/a.ts': 'one', 'src/deep/b.ts': 'two', 'package.json': '{}' }
const built = {
  'out/main/desktop.js': '',
  'out/main/headless.js': '',
  'out/preload/preload.cjs': '',
  'out/renderer/index.html': '',
}
const allInputs = ['src', 'resources', 'drizzle', 'electron.vite.config.ts', 'tsconfig.json', 'package.json']

async function builtProject(): Promise<string> {
  const root = await projectWith({ ...sources, ...built })
  await writeFile(stampFile(root), await hashFiles(root, [...allInputs, 'package-lock.json']))
  return root
}

test('a build from the same contents is used again, whatever the times of the files', async () => {
  const root = await builtProject()
  expect(await whyStale(root)).toBeNull()
  const future = new Date(Date.now() + 3_600_000)
  await utimes(join(root, 'src/a.ts'), future, future)
  expect(await whyStale(root)).toBeNull()
})

test.each([
  ['a changed file', 'src/a.ts', 'other'],
  ['a file of the same length', 'src/a.ts', 'eno'],
  ['a new file', 'src/deep/c.ts', ''],
  ['a changed migration', 'drizzle/0001.sql', 'alter'],
  ['a changed lock file', 'package-lock.json', '{}'],
])('%s makes it stale', async (_what, path, content) => {
  const root = await builtProject()
  await write(root, path, content)
  expect(await whyStale(root)).toBe('the sources have changed')
})

test('a moved file makes it stale', async () => {
  const root = await builtProject()
  await rm(join(root, 'src/deep/b.ts'))
  await write(root, 'src/b.ts', 'two')
  expect(await whyStale(root)).toBe('the sources have changed')
})

test('a unit test beside the code does not', async () => {
  const root = await builtProject()
  await write(root, 'src/a.test.ts', 'expect')
  expect(await whyStale(root)).toBeNull()
})

test('a missing part of the result or a missing stamp is named', async () => {
  const root = await builtProject()
  await rm(join(root, 'out/renderer/index.html'))
  expect(await whyStale(root)).toBe('out/renderer/index.html is missing')
  const other = await builtProject()
  await rm(stampFile(other))
  expect(await whyStale(other)).toBe('out/ was not built by this script')
})
