import { afterEach, expect, test } from 'vitest'
import type { Expiry } from '#shared/model/delivery.ts'
import { toInstant } from '#core/db/instants.ts'
import { benchNetwork } from '../bench/publishing/benchNetwork.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const hour = 3_600_000

let t: TestCore
afterEach(() => t.close())

/** A post that is being sent while `meanwhile` happens; resolves once it is out. */
async function sentWhile(expiry: Expiry, meanwhile: (id: string) => Promise<unknown>) {
  let id = ''
  t = startTestCore({
    fetch: async () => {
      await meanwhile(id)
      return Response.json({ id: '1' })
    },
    deps: { connectors: [benchNetwork('http://network.invalid/posts')] },
  })
  const project = await t.project()
  const channel = await t.channel(project.id, 'bench', 'lane', { lane: '0' })
  const { deliveries } = await t.planned(project, [channel], 60_000, { expiry })
  id = deliveries[0]?.id ?? ''
  t.clock.advance(60_000)
  await t.until(id, 'published')
  return (await t.client.call('deliveries.get', { id })).delivery
}

test('what she says about its end while it is being sent holds', async () => {
  const out = await sentWhile({ kind: 'never' }, id =>
    t.client.call('deliveries.setExpiry', { id, expiry: { kind: 'after', afterMs: hour } }),
  )
  expect(out).toMatchObject({
    expiry: { kind: 'after', afterMs: hour },
    expireAt: toInstant(Date.parse(out.publishedAt ?? '') + hour),
  })
})

test('an end that she calls off while it is being sent is called off', async () => {
  const out = await sentWhile({ kind: 'after', afterMs: hour }, id =>
    t.client.call('deliveries.setExpiry', { id, expiry: { kind: 'never' } }),
  )
  expect(out).toMatchObject({ expiry: { kind: 'never' }, expireAt: null })
  t.clock.advance(2 * hour)
  await t.client.call('publishing.pulse', { projectId: null })
  expect((await t.client.call('deliveries.get', { id: out.id })).delivery.state).toBe('published')
})
