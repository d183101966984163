import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { forgetFailure, recentFailure, rememberFailure } from './recentFailure.ts'

const hourMs = 3_600_000

async function failureFile(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ratiba-failure-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return join(dir, 'cache/none.json')
}

test('a failure counts for as long as asked, and not when the clock was set back', async () => {
  const file = await failureFile()
  expect(await recentFailure(file, hourMs)).toBeNull()
  await rememberFailure(file, 'ENOTFOUND', 1_000_000)
  expect(await recentFailure(file, hourMs, 1_000_000 + hourMs - 1)).toEqual({
    reason: 'ENOTFOUND',
    atMs: 1_000_000,
  })
  expect(await recentFailure(file, hourMs, 1_000_000 + hourMs)).toBeNull()
  expect(await recentFailure(file, hourMs, 999_999)).toBeNull()
})

test('it can be forgotten, twice', async () => {
  const file = await failureFile()
  await rememberFailure(file, 'ENOTFOUND')
  await forgetFailure(file)
  await forgetFailure(file)
  expect(await recentFailure(file, hourMs)).toBeNull()
})

test.each(['', '{"reas', 'null', '[]', '{"reason":1,"atMs":1}'])(
  'a file that says %j counts as none',
  async text => {
    const file = await failureFile()
    await rememberFailure(file, 'x')
    await writeFile(file, text)
    expect(await recentFailure(file, hourMs)).toBeNull()
  },
)
