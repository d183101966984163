import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testIo } from '../../../../tests/connectors/testIo.ts'
import type { TestIo } from '../../../../tests/connectors/testIo.ts'
import { testMedia } from '../../../../tests/connectors/testMedia.ts'
import type { Account, Attempt, Outgoing } from '../connectors/Connector.ts'
import { practice } from '../connectors/practice/practice.ts'
import { createPracticeNetwork } from './PracticeNetwork.ts'
import type { PracticeNetwork } from './PracticeNetwork.ts'

let dir: string
let network: PracticeNetwork
let changes: number
let now: number
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ratiba-practice-'))
  now = Date.parse('2026-11-22T12:00:00Z')
  open()
})
afterEach(() => {
  network.close()
  rmSync(dir, { recursive: true, force: true })
})

function open(): void {
  changes = 0
  const onChange = () => changes++
  const file = join(dir, 'practice.sqlite')
  network = createPracticeNetwork({ file, nativeBinding: null, now: () => now, onChange })
}

async function io(): Promise<TestIo> {
  return testIo({ fetch: network.fetchThrough(fetch), media: await testMedia(), now: () => now })
}

async function connect(): Promise<Account> {
  const { account } = await practice.connect(await io(), 'click', {})
  if (account === null) throw new Error('does not connect')
  return account
}

const post = (text: string, ...ids: string[]): Outgoing => ({
  text,
  link: '',
  media: ids.map(mediaId => ({ mediaId, alt: `A ${mediaId}` })),
  options: {},
})

async function attemptOf(account: Account, outgoing: Outgoing, idempotencyKey: string): Promise<Attempt> {
  const prepared = await practice.prepare(await io(), account, outgoing, null)
  return { outgoing, prepared, idempotencyKey, firstCommitAt: now }
}

async function publish(account: Account, outgoing: Outgoing, key: string = outgoing.text) {
  return practice.publish(await io(), account, await attemptOf(account, outgoing, key))
}

const kindOf = async (work: Promise<unknown> | undefined): Promise<string> => {
  const error: unknown = await Promise.resolve(work).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error === null ? 'none' : practice.classify(error).kind
}

test('what was accepted is still there after the app was closed, with its key and its pictures', async () => {
  const account = await connect()
  const ref = await publish(account, post('Habari', 'photo', 'clip'), 'key')
  network.close()
  open()
  const attempt = { outgoing: post('Habari'), prepared: {}, idempotencyKey: 'key', firstCommitAt: now }
  expect(await practice.find?.(await io(), account, attempt)).toEqual({ outcome: 'found', ref })
  expect(await practice.publish(await io(), account, attempt)).toEqual(ref)
  const [only, ...others] = network.feed(account.remoteId, true)
  expect(others).toEqual([])
  expect(only).toMatchObject({
    text: 'Habari',
    createdAt: '2026-11-22T12:00:00.000Z',
    media: [
      { alt: 'A photo', kind: 'image' },
      { alt: 'A clip', kind: 'video' },
    ],
  })
  const id = only?.media[0]?.url.replace('/practice/media/', '') ?? ''
  const file = network.media(id)
  expect(file?.mime).toBe('image/jpeg')
  expect(
    readFileSync(file?.path ?? '')
      .subarray(0, 3)
      .toString('hex'),
  ).toBe('ffd8ff')
  expect(network.media('../practice.sqlite')).toBeNull()
})

test('a feed is of one account, newest first; removed posts are shown when asked for', async () => {
  const [mine, other] = [await connect(), await connect()]
  const first = await publish(mine, post('Moja'))
  now += 1000
  await publish(mine, post('Mbili'))
  await publish(other, post('Nyingine'))
  expect(changes).toBe(3)
  now += 1000
  await practice.edit?.(await io(), mine, first, post('Moja tena'))
  await practice.remove?.(await io(), mine, first)
  expect(changes).toBe(5)
  const texts = (withRemoved: boolean) => network.feed(mine.remoteId, withRemoved).map(({ text }) => text)
  expect([texts(false), texts(true)]).toEqual([['Mbili'], ['Mbili', 'Moja tena']])
  expect(network.feed(mine.remoteId, true)[1]).toMatchObject({
    editedAt: '2026-11-22T12:00:02.000Z',
    removedAt: '2026-11-22T12:00:02.000Z',
  })
  expect([network.feed('99', true), network.feed('x', true)]).toEqual([[], []])
})

test('one account cannot touch what is another’s', async () => {
  const [mine, other] = [await connect(), await connect()]
  const ref = await publish(mine, post('Yangu'), 'key')
  expect((await practice.check?.(await io(), other, ref))?.state).toBe('gone')
  expect(await practice.remove?.(await io(), other, ref)).toBe('alreadyGone')
  const { prepared } = await attemptOf(mine, post('', 'photo'), 'k')
  const theft = practice.publish(await io(), other, {
    outgoing: post('x'),
    prepared,
    idempotencyKey: 'k',
    firstCommitAt: now,
  })
  expect(await kindOf(theft)).toBe('content')
  expect(network.feed(mine.remoteId, false)).toHaveLength(1)
  // The same key of another account is another key.
  expect(await kindOf(publish(other, post('Yake'), 'key'))).toBe('none')
})

test('a login that ended is revived by connecting anew, or by taking the fault away', async () => {
  const [first, second] = [await connect(), await connect()]
  network.setFault('loginDead')
  expect(await kindOf(practice.verify(await io(), first))).toBe('auth')
  const again = await connect()
  expect(again.remoteId).toBe(first.remoteId)
  expect(await kindOf(publish(again, post('Nimerudi')))).toBe('none')
  expect(await kindOf(practice.verify(await io(), second))).toBe('auth')
  network.setFault('none')
  expect(await kindOf(practice.verify(await io(), second))).toBe('none')
  expect((await connect()).remoteId).not.toBe(second.remoteId)
})

test('every fault does what it says, and is over when it is over', async () => {
  const account = await connect()
  const kinds: Record<string, [string, number]> = {}
  for (const fault of ['away', 'refuses', 'loginDead', 'answerLost', 'none'] as const) {
    const attempt = await attemptOf(account, post(fault), fault)
    network.setFault(fault)
    expect(network.fault()).toBe(fault)
    const kind = await kindOf(practice.publish(await io(), account, attempt))
    kinds[fault] = [kind, network.feed(account.remoteId, true).filter(({ text }) => text === fault).length]
    network.setFault('none')
  }
  expect(kinds).toEqual({
    away: ['notSent', 0],
    refuses: ['content', 0],
    loginDead: ['auth', 0],
    answerLost: ['unknown', 1],
    none: ['none', 1],
  })
})

test('what is not for it goes out to the world', async () => {
  const asked: string[] = []
  const through = network.fetchThrough(input => {
    asked.push(input)
    return Promise.resolve(new Response(null, { status: 203 }))
  })
  for (const url of [
    'https://practice.invalid.example/v1',
    'http://127.0.0.1/practice.invalid',
    'nonsense',
  ]) {
    expect((await through(url, {})).status).toBe(203)
  }
  expect((await through('https://practice.invalid/nothing', {})).status).toBe(401)
  expect(asked).toHaveLength(3)
})

test('nonsense is refused, not crashed on', async () => {
  const account = await connect()
  const ask = async (method: string, path: string, body: BodyInit | null = null) => {
    const headers = { authorization: `Bearer ${account.secret['token'] ?? ''}` }
    const request = new Request(`https://practice.invalid/v1${path}`, { method, headers, body })
    return (await network.handle(request)).status
  }
  expect(await ask('POST', '/posts', 'not json')).toBe(422)
  expect(await ask('POST', '/posts', '{"text":1,"mediaIds":[]}')).toBe(422)
  expect(await ask('POST', '/posts', '{"text":" ","mediaIds":[]}')).toBe(422)
  expect(await ask('POST', '/posts', '{"text":"x","mediaIds":["no"]}')).toBe(422)
  expect(await ask('POST', '/media', 'not a form')).toBe(422)
  expect(await ask('PUT', '/posts/1', '{}')).toBe(422)
  expect(await ask('GET', '/posts/1e9')).toBe(404)
  expect(await ask('DELETE', '/posts/-1')).toBe(404)
  expect(await ask('GET', '/anything')).toBe(404)
  expect(network.feed(account.remoteId, true)).toEqual([])
})

test('a file that is no database is put aside, and practice begins anew', async () => {
  network.close()
  for (const name of readdirSync(dir)) rmSync(join(dir, name), { recursive: true })
  writeFileSync(join(dir, 'practice.sqlite'), 'x'.repeat(4096))
  open()
  expect((await connect()).remoteId).toBe('1')
  const aside = readdirSync(dir).filter(name => name.includes('damaged'))
  expect(aside).toHaveLength(1)
  expect(existsSync(join(dir, 'practice.sqlite'))).toBe(true)
})
