import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'ratiba-sharp-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test("sharp and its WebAssembly build are of the same version, because one is the other's inside", () => {
  const { version } = createRequire(import.meta.url)('@img/sharp-wasm32/package') as { version: string }
  expect(version).toBe(sharp.versions.sharp)
})

test.runIf(process.platform === 'linux')(
  'in Electron on Linux the WebAssembly build does the work',
  async () => {
    const picture = join(root, 'a.png')
    await sharp({ create: { width: 300, height: 200, channels: 3, background: '#c33' } }).toFile(picture)
    // A process of its own, because what is loaded once stays.
    const script = `
    import { loadSharp } from ${JSON.stringify(new URL('./loadSharp.ts', import.meta.url).href)}
    const sharp = loadSharp(true)
    const small = await sharp(process.argv[1]).resize(64).webp().toBuffer()
    const { format, width } = await sharp(small).metadata()
    console.log(JSON.stringify({ format, width, isWebAssembly: 'emscripten' in sharp.versions }))
  `
    const run = promisify(execFile)
    const { stdout, stderr } = await run(process.execPath, [
      '--input-type=module-typescript',
      '-e',
      script,
      picture,
    ])
    expect(JSON.parse(stdout)).toEqual({ format: 'webp', width: 64, isWebAssembly: true })
    expect(stderr).toBe('')
  },
)

test('a program that ends in the middle of pictures ends, also with the WebAssembly build', async () => {
  const script = `
    import { loadSharp } from ${JSON.stringify(new URL('./loadSharp.ts', import.meta.url).href)}
    const sharp = loadSharp(true)
    for (let at = 0; at < 4; at += 1) {
      void sharp({ create: { width: 1500, height: 1500, channels: 3, background: '#c33' } }).resize(300).jpeg().toBuffer()
    }
    setTimeout(() => process.exit(0), Number(process.argv[1]))
  `
  const ends = ['100', '300'].map(async afterMs => {
    const args = ['--input-type=module-typescript', '-e', script, afterMs]
    return (await promisify(execFile)(process.execPath, args)).stderr
  })
  expect(await Promise.all(ends)).toEqual(['', ''])
})
