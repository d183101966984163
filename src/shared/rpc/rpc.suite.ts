import { contract } from '../contract/index.ts'
import type { Handlers, Method } from '../contract/index.ts'
import { createClient } from './client.ts'
import type { Client } from './client.ts'
import { AppError } from './errors.ts'
import type { ToCore, ToView, ViewPort } from './port.ts'
import { createRpcServer } from './server.ts'
import type { RpcServer } from './server.ts'

/**
 * The one suite for every port (memory, WebSocket, Electron IPC). It needs no test library and works on a bare ViewPort,
 * so that it also runs against a port that is reached through a driven browser.
 */
export interface Connection {
  port: ViewPort
  /** Ends the connection as a lost view would. */
  close: () => void | Promise<void>
}

export interface RpcCase {
  name: string
  /** Rejects when the case fails. */
  run: (connect: () => Promise<Connection>) => Promise<void>
}

const scriptedIds = { missing: 'missing', bug: 'bug', waits: 'waits' } as const
const secretPath = '/home/amina/profile/secrets.key'

/** A core whose answers `wireCases` knows. Every connection of a case must lead to the same one. */
export function createScriptedCore(): RpcServer & { loggedBugs: unknown[] } {
  const record: string[] = []
  const loggedBugs: unknown[] = []
  let release: () => void = () => undefined
  const scripted: Partial<Handlers> = {
    'app.openExternal': ({ url }) => void record.push(url),
    'campaigns.remove': async ({ id }) => {
      record.push(`${id} begins`)
      if (id === scriptedIds.waits) await new Promise<void>(resolve => (release = resolve))
      record.push(`${id} ends`)
    },
    'labels.list': () => record.map(name => ({ id: 'x', projectId: 'x', name, colour: '#000000' })),
    'media.get': ({ ids }) => {
      if (ids.includes('release')) release()
      return []
    },
    'posts.get': ({ id }, { signal }) => {
      if (id === scriptedIds.missing) throw new AppError('not_found', 'No such post.', { id })
      if (id === scriptedIds.bug) throw new Error(`ENOENT: open '${secretPath}'`)
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          record.push('aborted')
          reject(new Error('aborted'))
        })
      })
    },
    'practice.behaviour': () => ({ fault: 'away' }),
    'practice.misbehave': () => {
      server.emit('posts.changed', { ids: ['a', 'b'] })
    },
  }
  const refuse = () => {
    throw new AppError('refused', 'Not in the script.')
  }
  const all = Object.fromEntries(Object.keys(contract).map(method => [method, refuse])) as unknown as Handlers
  const server = createRpcServer({ ...all, ...scripted }, error => `log${loggedBugs.push(error)}`)
  return { ...server, loggedBugs }
}

/** For a port that leads to `createScriptedCore()`. */
export const wireCases: readonly RpcCase[] = [
  forClient('a round trip', async client => {
    same(await client.call('practice.behaviour'), { fault: 'away' })
  }),
  forClient('an expected error keeps code, words and details', async client => {
    const error = await failure(client.call('posts.get', { id: scriptedIds.missing }))
    same([error.code, error.message, error.details], ['not_found', 'No such post.', { id: 'missing' }])
  }),
  forClient('a bug crosses as internal with the id of its log line, without path or stack', async client => {
    const error = await failure(client.call('posts.get', { id: scriptedIds.bug }))
    same(error.code, 'internal')
    const told = JSON.stringify([error.message, error.details])
    if (!/log\d+/.test(told)) throw new Error(`No log id in ${told}`)
    if (told.includes('amina') || told.includes('ENOENT') || told.includes('.ts')) throw new Error(told)
  }),
  forClient('events reach every listener until it stops listening', async client => {
    const seen: unknown[] = []
    const stop = client.on('posts.changed', payload => void seen.push(payload))
    const other = nextEvent(client, 'posts.changed')
    await client.call('practice.misbehave', { fault: 'none' })
    same(await other, { ids: ['a', 'b'] })
    stop()
    const again = nextEvent(client, 'posts.changed')
    await client.call('practice.misbehave', { fault: 'none' })
    await again
    same(seen, [{ ids: ['a', 'b'] }])
  }),
  forClient('events reach every connection', async (client, connect) => {
    const second = await connect()
    const event = nextEvent(createClient(second.port), 'posts.changed')
    await client.call('practice.misbehave', { fault: 'none' })
    same(await event, { ids: ['a', 'b'] })
    await second.close()
  }),
  forClient('commands run one after another, queries overtake them', async client => {
    const before = (await records(client)).length
    const first = client.call('campaigns.remove', { id: scriptedIds.waits })
    const second = client.call('campaigns.remove', { id: 'second' })
    const third = client.call('app.openExternal', { url: 'https://example.org/' })
    await until(async () => (await records(client)).slice(before).includes('waits begins'))
    same((await records(client)).slice(before), ['waits begins'])
    await client.call('media.get', { ids: ['release'] })
    await Promise.all([first, second, third])
    same((await records(client)).slice(before), [
      'waits begins',
      'waits ends',
      'second begins',
      'second ends',
      'https://example.org/',
    ])
  }),
  forClient('cancelling rejects at once and reaches the handler', async client => {
    const before = (await records(client)).length
    const controller = new AbortController()
    const call = failure(client.call('posts.get', { id: scriptedIds.waits }, { signal: controller.signal }))
    await client.call('practice.behaviour')
    controller.abort()
    same((await call).code, 'cancelled')
    await until(async () => (await records(client)).slice(before).includes('aborted'))
    same((await failure(client.call('app.info', undefined, { signal: controller.signal }))).code, 'cancelled')
  }),
  {
    name: 'losing the connection rejects what waits and what comes after, and tells the handler',
    run: async connect => {
      const lost = await connect()
      const client = createClient(lost.port)
      const witness = await connect()
      const watching = createClient(witness.port)
      const before = (await records(watching)).length
      const waiting = failure(client.call('posts.get', { id: scriptedIds.waits }))
      await client.call('practice.behaviour')
      await lost.close()
      same((await waiting).code, 'disconnected')
      same((await failure(client.call('practice.behaviour'))).code, 'disconnected')
      await until(async () => (await records(watching)).slice(before).includes('aborted'))
      await witness.close()
    },
  },
]

/** For any port to any core, also the real one. Changes only settings. */
export const contractCases: readonly RpcCase[] = [
  forClient('input that does not fit is refused with its places', async client => {
    const error = await failure(client.call('posts.get', { id: 'not an id!' }))
    same(error.code, 'invalid_input')
    same(
      (error.details as { path: string }[]).map(issue => issue.path),
      ['id'],
    )
    const missing = await failure(call(client, 'posts.get', undefined))
    same(missing.code, 'invalid_input')
  }),
  forClient('a huge input is refused, and the connection lives on', async client => {
    const error = await failure(client.call('posts.get', { id: 'x'.repeat(3_000_000) }))
    same(error.code, 'invalid_input')
    same((await failure(client.call('posts.get', { id: '!' }))).code, 'invalid_input')
  }),
  forClient('deep input is refused', async client => {
    let deep: unknown = 1
    for (let i = 0; i < 1000; i++) deep = [deep]
    same((await failure(call(client, 'posts.get', { id: deep }))).code, 'invalid_input')
  }),
  forClient('unknown methods and names of the prototype are not found', async client => {
    const names = ['posts.explode', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'posts']
    for (const name of names) same((await failure(call(client, name, {}))).code, 'not_found', name)
  }),
  forClient('input that wants to change a prototype changes nothing', async client => {
    const input: unknown = JSON.parse(
      '{"id":"missing","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":1}}}',
    )
    same((await failure(call(client, 'posts.get', input))).code, 'not_found')
    if ('polluted' in {}) throw new Error('The prototype of all objects was changed.')
  }),
  forClient('many calls at once each get their own answer', async client => {
    const calls = Array.from({ length: 200 }, (_, i) => failure(call(client, `no.${i}`, {})))
    same(
      (await Promise.all(calls)).map(error => error.code),
      Array.from(calls, () => 'not_found'),
    )
  }),
  {
    name: 'messages that are none are ignored, and the connection lives on',
    run: async connect => {
      const { port, close } = await connect()
      const odd: unknown[] = [
        null,
        5,
        'x',
        [],
        {},
        { t: 'call' },
        { id: 1 },
        { t: 'cancel', id: 99 },
        { t: 'ok', id: 1 },
      ]
      const answered = new Promise<ToView>(resolve => {
        port.onMessage(message => message.t !== 'event' && message.id === 77 && resolve(message))
      })
      for (const message of odd) port.post(message as ToCore)
      port.post({ t: 'call', id: 77, method: 'no.such', input: null })
      same((await answered).t, 'err')
      await close()
    },
  },
]

/** For a port to the real core: what only it can answer. */
export const coreCases: readonly RpcCase[] = [
  forClient('settings are changed, told and read back', async client => {
    const told = nextEvent(client, 'settings.changed')
    const { graceMs } = await client.call('settings.update', { graceMs: 120_000 })
    same(graceMs, 120_000)
    await told
    same((await client.call('settings.get')).graceMs, 120_000)
  }),
  forClient('commands keep their order', async client => {
    const values = Array.from({ length: 30 }, (_, i) => 60_000 + i)
    const answers = await Promise.all(values.map(graceMs => client.call('settings.update', { graceMs })))
    same(
      answers.map(answer => answer.graceMs),
      values,
    )
    same((await client.call('settings.get')).graceMs, 60_029)
  }),
  forClient('what is not there is not found', async client => {
    same((await failure(client.call('posts.get', { id: 'nothing' }))).code, 'not_found')
  }),
  forClient('app.info tells who answers', async client => {
    const info = await client.call('app.info')
    if (info.profileDir === '' || info.version === '') throw new Error(JSON.stringify(info))
  }),
]

function forClient(
  name: string,
  run: (client: Client, connect: () => Promise<Connection>) => Promise<void>,
): RpcCase {
  return {
    name,
    run: async connect => {
      const connection = await connect()
      try {
        await run(createClient(connection.port), connect)
      } finally {
        await connection.close()
      }
    },
  }
}

/** A call that the types would not let through. */
const call = (client: Client, method: string, input: unknown): Promise<unknown> =>
  client.call(method as Method, input as never)

async function records(client: Client): Promise<string[]> {
  return (await client.call('labels.list', { projectId: null })).map(label => label.name)
}

const nextEvent = (client: Client, name: 'posts.changed' | 'settings.changed'): Promise<unknown> =>
  new Promise(resolve => {
    const stop = client.on(name, payload => {
      stop()
      resolve(payload)
    })
  })

/** Asks again and again; every question is a round trip, so this waits for an answer and not for a time. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 1000; round++) if (await holds()) return
  throw new Error('It never came to pass.')
}

async function failure(promise: Promise<unknown>): Promise<AppError> {
  const outcome = await promise.then(
    value => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('error' in outcome && outcome.error instanceof AppError) return outcome.error
  throw new Error(
    `An AppError was expected, not ${JSON.stringify(outcome)} ${'error' in outcome ? String(outcome.error) : ''}`,
  )
}

function same(actual: unknown, expected: unknown, of = ''): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (a !== b) throw new Error(`${of} expected ${b}, got ${a}`)
}
