import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { unzip } from './unzip.ts'

async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ratiba-archive-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

test('files of a zip are renamed, left out, and keep their permission to run', async () => {
  const dir = await tempDir()
  const zip = join(dir, 'a.zip')
  await writeFile(
    zip,
    zipOf({
      'App/': ['', 0o755],
      'App/App': ['run me', 0o755],
      'App/res/x': ['no', 0o644],
      'App/lib/y': ['yes', 0o644],
    }),
  )
  const out = join(dir, 'out')
  const files = await unzip(zip, out, name =>
    name.startsWith('App/res/') ? null : name.replace('App/', '').replace(/^App$/, 'electron'),
  )
  expect(files).toBe(2)
  expect((await readdir(out, { recursive: true })).sort()).toEqual(['electron', 'lib', 'lib/y'])
  expect(await readFile(join(out, 'electron'), 'utf8')).toBe('run me')
  expect((await stat(join(out, 'electron'))).mode & 0o777).toBe(0o755)
  expect((await stat(join(out, 'lib/y'))).mode & 0o777).toBe(0o644)
})

test('a zip that points outside its folder is refused', async () => {
  const dir = await tempDir()
  const zip = join(dir, 'a.zip')
  await writeFile(zip, zipOf({ '../outside': ['x', 0o644] }))
  await expect(unzip(zip, join(dir, 'out'), name => name)).rejects.toThrow()
  expect(await readdir(dir)).toEqual(['a.zip'])
})

/** A zip archive with nothing compressed, as its format description has it. */
function zipOf(files: Record<string, [content: string, mode: number]>): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, [text, mode]] of Object.entries(files)) {
    const [nameBytes, content] = [Buffer.from(name), Buffer.from(text)]
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(content.length, 14)
    shared.writeUInt32LE(content.length, 18)
    shared.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, nameBytes, content])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(mode * 0x10000, 6)
    rest.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), shared, rest, nameBytes]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
