import { describe, expect, test } from 'vitest'
import { createClient } from './client.ts'
import { memoryPipe } from './memoryPipe.ts'
import { contractCases, createScriptedCore, wireCases } from './rpc.suite.ts'

describe('over a pipe in memory', () => {
  const core = createScriptedCore()
  const connect = () => {
    const pipe = memoryPipe()
    core.attach(pipe.core)
    return Promise.resolve({ port: pipe.view, close: () => pipe.close() })
  }
  for (const { name, run } of [...wireCases, ...contractCases]) test(name, () => run(connect))
})

test('bugs are handed to the log whole, and nothing else is', async () => {
  const core = createScriptedCore()
  const pipe = memoryPipe()
  core.attach(pipe.core)
  const client = createClient(pipe.view)
  await client.call('posts.get', { id: 'missing' }).catch(() => undefined)
  await client.call('posts.get', { id: 'bug' }).catch(() => undefined)
  expect(core.loggedBugs).toEqual([expect.any(Error) as Error])
  expect(String(core.loggedBugs[0])).toContain('ENOENT')
})
