import { afterEach, beforeEach, expect, test } from 'vitest'
import { startFakeMastodon } from '../fakes/mastodon/startFakeMastodon.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

let t: TestCore
beforeEach(() => {
  t = startTestCore()
})
afterEach(() => t.close())

test('a notice leads to the place of the app where the practice network shows the post', async () => {
  const project = await t.project()
  const channel = await t.practiceChannel(project.id)
  await t.client.call('settings.update', { language: 'sw' })
  const { deliveries } = await t.planned(project, [channel], 1000)
  t.clock.advance(1000)
  await t.until(deliveries[0]?.id ?? '', 'published')
  expect(t.notices).toEqual([
    {
      title: `Imechapishwa kwenye ${channel.name}`,
      body: 'Karibu! Leo punguzo la 20 %',
      link: `/practice/${channel.id}`,
      needsYou: false,
    },
  ])
})

test('the page with which the browser comes back from a login speaks her language', async () => {
  const mastodon = await startFakeMastodon()
  try {
    for (const [language, said] of [
      ['sw', 'Si kwa ajili yetu'],
      ['en', 'Not for us'],
    ] as const) {
      await t.client.call('settings.update', { language })
      const begun = await t.client.call('channels.beginOAuth', {
        network: 'mastodon',
        way: 'oauth',
        fields: { instance: mastodon.baseUrl },
      })
      const back = new URL(new URL(begun.authorizeUrl).searchParams.get('redirect_uri') ?? '')
      expect(back.hostname).toBe('127.0.0.1')
      expect(await (await fetch(back)).text()).toContain(`<h1>${said}</h1>`)
      await t.client.call('channels.cancelOAuth', { attemptId: begun.attemptId })
    }
  } finally {
    await mastodon.close()
  }
})
