import { afterEach, beforeEach, expect, test } from 'vitest'
import { outgoingOf } from '../../../../../tests/connectors/outgoingOf.ts'
import { testIo } from '../../../../../tests/connectors/testIo.ts'
import type { TestIo } from '../../../../../tests/connectors/testIo.ts'
import { testMedia } from '../../../../../tests/connectors/testMedia.ts'
import type { DiscordChannel, DiscordWebhook } from '../../../../../tests/fakes/discord/DiscordState.ts'
import { startFakeDiscord } from '../../../../../tests/fakes/discord/startFakeDiscord.ts'
import type { FakeDiscord } from '../../../../../tests/fakes/discord/startFakeDiscord.ts'
import type { Account, MediaBytes, Outgoing, RemoteRef } from '../Connector.ts'
import { discord } from './discord.ts'

let server: FakeDiscord
let channel: DiscordChannel
let webhook: DiscordWebhook
let io: TestIo

beforeEach(async () => {
  server = await startFakeDiscord()
  channel = server.addChannel()
  webhook = server.addWebhook(channel, 'Duka')
  io = testIo({ secrets: [webhook.token], media: await testMedia() })
})
afterEach(async () => {
  await server.close()
  expect(server.crashes).toEqual([])
})

const connect = async (thread = ''): Promise<Account> => {
  const { account } = await discord.connect(io, 'webhook', { webhook: server.urlOf(webhook), thread })
  if (account === null) throw new Error('does not connect')
  return account
}
const publish = (of: Account, outgoing: Outgoing): Promise<RemoteRef> =>
  discord.publish(io, of, { outgoing, prepared: {}, idempotencyKey: 'k', firstCommitAt: null })
const last = () => [...server.messages.values()].at(-1)
const calling = '@everyone <@102938475612345678> <@&102938475687654321> https://duka.example'

test('nobody is called, no card is shown, and there is a sound, unless she wants it otherwise', async () => {
  const of = await connect()
  await publish(of, outgoingOf(calling))
  expect(last()).toMatchObject({
    content: calling,
    flags: 4,
    pings: { everyone: false, users: [], roles: [] },
  })
  await publish(of, outgoingOf(calling, { linkPreview: 'show', mentions: true, silent: true }))
  expect(last()).toMatchObject({
    flags: 4096,
    pings: { everyone: true, users: ['102938475612345678'], roles: ['102938475687654321'] },
  })
  expect(server.ignoredParameters).toEqual([])
})

test('an edit calls nobody either, and keeps the files and what cannot be changed', async () => {
  const of = await connect()
  const ref = await publish(of, outgoingOf('Kabla', { silent: true }, ['photo', 'drawing']))
  await discord.edit?.(io, of, ref, outgoingOf(calling, { silent: true }, ['photo', 'drawing']))
  expect(last()).toMatchObject({ content: calling, flags: 4 | 4096, pings: { everyone: false } })
  expect(last()?.attachments.map(({ description }) => description)).toEqual(['A photo', 'A drawing'])
  // Files that were added or taken away here stay as they are there.
  await discord.edit?.(io, of, ref, outgoingOf('Baada'))
  expect(last()?.attachments.map(({ description }) => description)).toEqual(['A photo', 'A drawing'])
  expect(server.ignoredParameters).toEqual([])
})

test('a thread is written to, read and cleared like a channel', async () => {
  const thread = server.addThread(channel, 'Ofa')
  const of = await connect(thread.id)
  const ref = await publish(of, outgoingOf('Ndani', {}, ['photo']))
  expect(server.visibleMessages(thread)).toHaveLength(1)
  expect(ref.url).toBe(`https://discord.com/channels/${channel.guildId}/${thread.id}/${ref.ids[0] ?? ''}`)
  await discord.edit?.(io, of, ref, outgoingOf('Mpya', {}, ['photo']))
  expect(await discord.check?.(io, of, ref)).toMatchObject({ state: 'there', text: 'Mpya' })
  expect(await discord.remove?.(io, of, ref)).toBe('removed')
  expect(await discord.check?.(io, of, ref)).toEqual({ state: 'gone' })
})

test('the address of a message leads to it, and its id stays whole', async () => {
  const ref = await publish(await connect(), outgoingOf('Habari'))
  const id = ref.ids[0] ?? ''
  expect(BigInt(id) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true)
  expect(ref.url).toBe(`https://discord.com/channels/${channel.guildId}/${channel.id}/${id}`)
})

test('a webhook that was removed is a dead login, and its messages are not taken for gone', async () => {
  const of = await connect()
  const ref = await publish(of, outgoingOf('Habari'))
  server.deleteWebhook(webhook)
  for (const work of [discord.check?.(io, of, ref), discord.remove?.(io, of, ref), discord.verify(io, of)]) {
    const error: unknown = await Promise.resolve(work).catch((thrown: unknown) => thrown)
    expect(discord.classify(error)).toEqual({ kind: 'auth', words: 'Unknown Webhook' })
  }
})

test('another webhook of the same channel is another account: it could not take these messages back', async () => {
  const first = await connect()
  webhook = server.addWebhook(channel, 'Duka')
  expect((await connect()).remoteId).not.toBe(first.remoteId)
})

test('the limits of the webhook are told in words and time', async () => {
  const of = await connect()
  server.settings.rateLimit = { limit: 1, perMs: 5000 }
  await publish(of, outgoingOf('Moja'))
  const failure = discord.classify(await publish(of, outgoingOf('Mbili')).catch((error: unknown) => error))
  expect(failure).toMatchObject({ kind: 'rate', words: 'You are being rate limited.' })
  expect(failure.kind === 'rate' ? failure.retryAfterMs : 0).toBeGreaterThan(3000)
})

test('what is too much together is found before it is sent', async () => {
  const [photo] = [...(await testMedia()).values()]
  if (photo === undefined) throw new Error('no media')
  const nine: MediaBytes = { ...photo, blob: new Blob([new Uint8Array(9 * 1024 * 1024)]) }
  const large = testIo({ media: new Map(['a', 'b', 'c'].map(id => [id, nine])) })
  const of = await connect()
  const prepare = (...ids: string[]) => discord.prepare(large, of, outgoingOf('Habari', {}, ids), null)
  expect(await prepare('a', 'b')).toEqual({})
  await expect(prepare('a', 'b', 'c')).rejects.toMatchObject({ code: 'too_large' })
  expect(large.exchanges).toEqual([])
})

test('while it is tried, only the whole address is known as a secret; the token is not kept all the same', async () => {
  const address = server.urlOf(webhook)
  const probing = testIo({ secrets: [address] })
  await discord.connect(probing, 'webhook', { webhook: address })
  expect(probing.exchanges).toHaveLength(1)
  expect(JSON.stringify(probing.exchanges)).not.toContain(webhook.token)
})
