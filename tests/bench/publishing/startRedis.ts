import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface RedisServer {
  /** Path of its socket. */
  socket: string
  stop(): Promise<void>
}

/** A Redis that has every command on the disk before it answers. */
export async function startRedis(dir: string): Promise<RedisServer> {
  const socket = join(dir, 'redis.sock')
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '']
  const child = spawn('redis-server', ['--port', '0', '--unixsocket', socket, '--dir', dir, ...durable], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  const lines = createInterface({ input: child.stdout })
  await new Promise<void>((resolve, reject) => {
    lines.on('line', line => {
      if (line.includes('Ready to accept connections') || line.includes('ready to accept connections'))
        resolve()
    })
    void closed.then(() => reject(new Error('Redis ended before it was ready.')))
  })
  return {
    socket,
    stop: async () => {
      child.kill()
      await closed
    },
  }
}
