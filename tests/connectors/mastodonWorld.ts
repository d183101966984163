import { expect, onTestFinished } from 'vitest'
import { testIo } from './testIo.ts'
import type { TestIo } from './testIo.ts'
import { testMedia } from './testMedia.ts'
import type { Account, Attempt, Connected, Failure, Outgoing } from '#core/connectors/Connector.ts'
import { mastodon } from '#core/connectors/mastodon/mastodon.ts'
import type { FakeMastodon, FakeMastodonOptions } from '../fakes/mastodon/startFakeMastodon.ts'
import { testMastodon } from '../fakes/mastodon/testMastodon.ts'
import type { TestMastodon } from '../fakes/mastodon/testMastodon.ts'

/** A fake Mastodon and the connector side by side. */
export interface MastodonWorld extends TestMastodon {
  io: TestIo
  connect(): Promise<Connected>
  account(): Promise<Account>
  publish(account: Account, outgoing: Outgoing, more?: Partial<Attempt>): Promise<Attempt>
  lastStatus(): ReturnType<FakeMastodon['visibleStatuses']>[number] | undefined
  /** What the connector makes of the error of a work that must fail. */
  failure(work: Promise<unknown> | undefined): Promise<Failure>
}

/**
 * Ends with the test, and makes sure that the fake itself had no trouble.
 * @param options `clock`: epoch ms, for the server and the connector alike
 */
export async function startMastodonWorld(
  options: FakeMastodonOptions & { clock?: () => number } = {},
): Promise<MastodonWorld> {
  const clock = options.clock ?? Date.now
  const here = await testMastodon({ ...options, now: clock })
  const { server, token, asha } = here
  onTestFinished(async () => {
    await server.close()
    expect(server.crashes).toEqual([])
  })
  const io = testIo({ secrets: [token], media: await testMedia(), now: clock })
  const connect = (): Promise<Connected> => mastodon.connect(io, 'token', { instance: server.baseUrl, token })
  return {
    ...here,
    io,
    connect,
    account: async () => {
      const { account } = await connect()
      if (account === null) throw new Error('does not connect')
      return account
    },
    publish: async (account, outgoing, more = {}) => {
      const prepared = await mastodon.prepare(io, account, outgoing, null)
      const attempt = { outgoing, prepared, idempotencyKey: `k${clock()}`, firstCommitAt: clock(), ...more }
      await mastodon.publish(io, account, attempt)
      return attempt
    },
    lastStatus: () => server.visibleStatuses(asha).at(-1),
    failure: async work => {
      const error: unknown = await Promise.resolve(work).then(
        () => null,
        (thrown: unknown) => thrown,
      )
      if (error === null) throw new Error('it did not fail')
      return mastodon.classify(error)
    },
  }
}

/** What goes out: every picture with a description. */
export function postOf(text: string, ids: string[] = [], options: Outgoing['options'] = {}): Outgoing {
  return { text, link: '', media: ids.map(mediaId => ({ mediaId, alt: `A ${mediaId}` })), options }
}

/** The checks that did not pass. */
export function failedChecks({ checks }: Connected): string[] {
  return checks.filter(({ passed }) => !passed).map(({ key }) => key)
}
