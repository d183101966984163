import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Arrival } from './answeringServer.ts'

const program = fileURLToPath(new URL('answeringServer.ts', import.meta.url))

export interface AnsweringServer {
  url: string
  /** Forgets what came before; resolves once so many have come. */
  expect(count: number): Promise<Arrival[]>
  close(): Promise<void>
}

export async function startAnsweringServer(): Promise<AnsweringServer> {
  const child = fork(program)
  const answer = async <T>() => ((await once(child, 'message')) as [T])[0]
  const url = await answer<string>()
  return {
    url,
    expect: count => {
      child.send(count)
      return answer<Arrival[]>()
    },
    close: async () => {
      const closed = once(child, 'exit')
      child.disconnect()
      await closed
    },
  }
}
