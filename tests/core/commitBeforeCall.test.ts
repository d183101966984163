import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { benchNetwork } from '../bench/publishing/benchNetwork.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const lanes = 12
const postsPerLane = 3

let core: TestCore | undefined
afterEach(() => core?.close())

/** What is on the disk of the delivery whose text this is, read by somebody else as after a crash at this very moment. */
const onDisk = `SELECT j.phase, j.state, d.state AS delivery, d.outgoing ->> '$.text' AS outgoing,
    (SELECT count(*) FROM ledger l WHERE l.deliveryId = d.id AND l.event = 'sending') AS sending
  FROM deliveries d JOIN posts p ON p.id = d.postId JOIN jobs j ON j.deliveryId = d.id WHERE p.text = ?`

test('many lanes share their commits, and still no call is made before its intent is on the disk', async () => {
  const found: unknown[] = []
  const t = startTestCore({
    fetch: async (_input, init) => {
      const { number, lane } = JSON.parse(init.body as string) as { number: number; lane: number }
      found.push(outside.prepare<[string]>(onDisk).get(`${number} ${lane}`))
      // Answers come together now and then, so that their writes meet in one turn.
      await new Promise(resolve => setImmediate(resolve))
      return Response.json({ id: String(number) })
    },
    deps: { connectors: [benchNetwork('http://network.invalid/posts')] },
  })
  core = t
  const outside = new Database(join(t.profileDir, 'ratiba.sqlite'), { readonly: true })
  const project = await t.project()
  const ids: string[] = []
  for (let lane = 0; lane < lanes; lane += 1) {
    const channel = await t.channel(project.id, 'bench', 'lane', { lane: String(lane) })
    for (let number = 0; number < postsPerLane; number += 1) {
      const { deliveries } = await t.planned(project, [channel], 60_000, {
        fields: { text: `${number} ${lane}` },
      })
      ids.push(...deliveries.map(({ id }) => id))
    }
  }
  t.clock.advance(60_000)
  for (const id of ids) await t.until(id, 'published')
  outside.close()
  expect(found).toHaveLength(lanes * postsPerLane)
  for (const row of found) {
    expect(row).toMatchObject({ phase: 'commit', state: 'running', delivery: 'running', sending: 1 })
    expect((row as { outgoing: string }).outgoing).toMatch(/^\d+ \d+$/)
  }
})
