import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findChromium } from './findChromium.ts'

test('CHROMIUM_PATH wins, and is not replaced by another when it is wrong', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'ratiba-chromium-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  const onPath = join(dir, 'chromium')
  const chosen = join(dir, 'mine')
  for (const file of [onPath, chosen]) await writeFile(file, '#!/bin/sh\n')
  await chmod(onPath, 0o755)
  expect(findChromium({ PATH: `/nowhere:${dir}` })).toBe(onPath)
  expect(findChromium({ PATH: dir, CHROMIUM_PATH: chosen })).toBeNull()
  await chmod(chosen, 0o755)
  expect(findChromium({ PATH: dir, CHROMIUM_PATH: chosen })).toBe(chosen)
})
