import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PracticeFault } from '#shared/contract/practice.ts'
import { createPracticeNetwork } from '#core/practice/PracticeNetwork.ts'
import { sentBody } from '#core/connectors/sentBody.ts'
import type { ConnectorHarness, PublishFault } from './ConnectorHarness.ts'
import { sentRequest } from './SentRequest.ts'
import type { SentRequest } from './SentRequest.ts'

export const practiceHarness: ConnectorHarness = {
  id: 'practice',
  start: () => {
    const dir = mkdtempSync(join(tmpdir(), 'ratiba-practice-'))
    const network = createPracticeNetwork({
      file: join(dir, 'practice.sqlite'),
      nativeBinding: null,
      now: Date.now,
      onChange: () => undefined,
    })
    let publishCalls = 0
    /** A fault strikes once, like those of the servers. */
    let isArmed = false
    const logins: string[] = []
    const requests: SentRequest[] = []
    const through = network.fetchThrough(fetch)
    const fault = (name: PracticeFault, kind: PublishFault['kind'], accepted: boolean): PublishFault => ({
      name,
      kind,
      accepted,
      arm: () => {
        isArmed = true
        network.setFault(name)
      },
    })
    const feeds = (withRemoved: boolean) => ['1', '2'].flatMap(id => network.feed(id, withRemoved).reverse())
    const own = (withRemoved: boolean) => feeds(withRemoved).filter(({ repostOf }) => repostOf === null)
    const sentOn = (withRemoved: boolean) => feeds(withRemoved).filter(({ repostOf }) => repostOf !== null)
    const faults = [
      fault('away', 'notSent', false),
      fault('refuses', 'content', false),
      fault('loginDead', 'auth', false),
      fault('answerLost', 'unknown', true),
    ]
    return Promise.resolve({
      fetch: async (input, init) => {
        const isPublishing = init.method === 'POST' && input === 'https://practice.invalid/v1/posts'
        if (isPublishing) publishCalls++
        const url = new URL(input)
        requests.push(sentRequest(init.method ?? 'GET', url, sentBody(init)))
        const bearer = new Headers(init.headers).get('authorization')?.replace('Bearer ', '')
        if (bearer !== undefined) logins.push(bearer)
        try {
          return await through(input, init)
        } finally {
          if (isArmed && isPublishing) network.setFault('none')
        }
      },
      way: 'click',
      fields: {},
      badFields: [],
      secrets: () => logins,
      seen: () =>
        own(false).map(({ text, media }) => ({
          text,
          media: media.length,
          alts: media.map(({ alt }) => alt),
        })),
      answers: () => {
        const visible = own(false)
        return visible.map(({ inReplyTo }) =>
          inReplyTo === null ? null : visible.findIndex(({ id }) => id === inReplyTo),
        )
      },
      requests: () => requests,
      unknownParameters: () => [],
      accepted: () => own(true).length,
      publishCalls: () => publishCalls,
      faults,
      sentOn: {
        neighbour: {},
        seen: () => sentOn(false).map(({ repostOf }) => repostOf?.text ?? ''),
        accepted: () => sentOn(true).length,
        faults,
      },
      killLogin: () => network.setFault('loginDead'),
      goAway: () => network.setFault('away'),
      close: () => {
        network.close()
        rmSync(dir, { recursive: true, force: true })
      },
    })
  },
}
