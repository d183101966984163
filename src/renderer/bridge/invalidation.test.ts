import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import type { Handlers } from '#shared/contract/index.ts'
import { memoryPipe } from '#shared/rpc/memoryPipe.ts'
import type { ToCore } from '#shared/rpc/port.ts'
import type { RatibaWindow } from '#shared/rpc/ratibaWindow.ts'
import { createRpcServer } from '#shared/rpc/server.ts'
import { connectCore } from './connectCore.ts'
import { followEvents } from './invalidation.ts'

/** A core that counts how often it is asked for the drafts and the labels, and a window connected to it. */
function start() {
  const asked = { drafts: 0, labels: 0 }
  const server = createRpcServer(
    {
      'posts.drafts': () => {
        asked.drafts++
        return []
      },
      'labels.list': () => {
        asked.labels++
        return []
      },
    } as Partial<Handlers> as Handlers,
    String,
  )
  const pipe = memoryPipe()
  server.attach(pipe.core)
  const port: RatibaWindow['port'] = {
    post: text => pipe.view.post(JSON.parse(text) as ToCore),
    onMessage: listener => pipe.view.onMessage(message => listener(JSON.stringify(message))),
    onClose: listener => pipe.view.onClose(listener),
  }
  vi.stubGlobal('window', { ratiba: { port } })
  const core = connectCore()
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: Infinity, networkMode: 'always' } },
  })
  const watch = (key: string, ask: () => Promise<unknown>) =>
    new QueryObserver(queries, { queryKey: [key], queryFn: ask }).subscribe(() => undefined)
  watch('posts.drafts', () => core.call('posts.drafts', { projectId: null, limit: 1 }))
  watch('labels.list', () => core.call('labels.list', { projectId: null }))
  const stop = followEvents(core, queries)
  return { asked, server, pipe, core, stop, settled: () => vi.waitUntil(() => queries.isFetching() === 0) }
}

test('an event asks again for what it made stale, and for nothing else; many at once ask once', async () => {
  const { asked, server, stop, settled } = start()
  await vi.waitUntil(() => asked.drafts === 1 && asked.labels === 1)
  for (let i = 0; i < 50; i++) server.emit('posts.changed', { ids: [`p${i}`] })
  await vi.waitUntil(() => asked.drafts === 2)
  await settled()
  expect(asked).toEqual({ drafts: 2, labels: 1 })
  stop()
})

test('when the core goes away the window says so, and calls fail as disconnected', async () => {
  const { core, pipe, stop } = start()
  const seen: string[] = []
  core.onStatus(status => seen.push(status))
  expect(core.status()).toBe('ready')
  const call = core.call('labels.list', { projectId: null })
  pipe.close()
  await expect(call).rejects.toMatchObject({ code: 'disconnected' })
  expect(seen).toEqual(['lost'])
  stop()
})
