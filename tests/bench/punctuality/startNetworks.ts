import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Arrivals, Networks } from './networks.ts'

const program = fileURLToPath(new URL('networks.ts', import.meta.url))

export interface NetworksAtHand extends Networks {
  arrivals(): Promise<Arrivals>
  close(): Promise<void>
}

export async function startNetworks(chats: number, accounts: number): Promise<NetworksAtHand> {
  const child = fork(program, [String(chats), String(accounts)])
  const answer = async <T>() => ((await once(child, 'message')) as [T])[0]
  const where = await answer<Networks>()
  return {
    ...where,
    arrivals: () => {
      child.send('arrivals')
      return answer<Arrivals>()
    },
    close: async () => {
      const closed = once(child, 'exit')
      child.disconnect()
      await closed
    },
  }
}
