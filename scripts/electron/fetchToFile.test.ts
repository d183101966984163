import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { fetchToFile } from './fetchToFile.ts'

const silent = (): void => undefined
const limits = { answerWithinMs: 300, silentForMs: 300 }

async function serve(listener: RequestListener): Promise<{ url: string; target: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const dir = await mkdtemp(join(tmpdir(), 'ratiba-fetch-'))
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await rm(dir, { recursive: true, force: true })
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.zip`,
    target: join(dir, 'new/a.zip'),
  }
}

test('a download that is slow but moves may take longer than every limit', async () => {
  // Seconds, not tenths: the pauses between the parts have to stay far below them on a busy machine too.
  const patient = { answerWithinMs: 1_500, silentForMs: 1_500 }
  const { url, target } = await serve((_request, response) => {
    void (async () => {
      for (let i = 0; i < 8; i += 1) {
        response.write(`part ${i};`)
        await sleep(250)
      }
      response.end()
    })()
  })
  const startedAt = performance.now()
  await fetchToFile(url, target, patient, silent)
  expect(performance.now() - startedAt).toBeGreaterThan(patient.silentForMs)
  expect(await readFile(target, 'utf8')).toBe('part 0;part 1;part 2;part 3;part 4;part 5;part 6;part 7;')
})

test('a server that never begins its answer is given up', async () => {
  const { url, target } = await serve(silent)
  await expect(fetchToFile(url, target, limits, silent)).rejects.toThrow('no answer within 0.3 s')
})

test('a server that stops in the middle is given up', async () => {
  const { url, target } = await serve((_request, response) => {
    response.write('half')
  })
  await expect(fetchToFile(url, target, limits, silent)).rejects.toThrow('nothing arrived for 0.3 s')
})

test('a refusal and a closed port are named', async () => {
  const { url, target } = await serve((_request, response) => response.writeHead(403).end())
  await expect(fetchToFile(url, target, limits, silent)).rejects.toThrow('the server answered 403')
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address() as AddressInfo
  closed.close()
  await once(closed, 'close')
  await expect(fetchToFile(`http://127.0.0.1:${port}/`, target, limits, silent)).rejects.toThrow(
    'ECONNREFUSED',
  )
})
