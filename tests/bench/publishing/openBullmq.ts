import { once } from 'node:events'
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { callNetwork, peerHttp } from './callNetwork.ts'
import type { BenchJob, OpenContender } from './Contender.ts'
import { startRedis } from './startRedis.ts'

/** A queue with one worker for each lane, which is how its manual has jobs done in order without the paid edition. */
export const openBullmq: OpenContender = async ({ dir, server, lanes }) => {
  const redis = await startRedis(dir)
  const http = peerHttp()
  const connections: Redis[] = []
  const connect = () => {
    const connection = new Redis(redis.socket, { maxRetriesPerRequest: null })
    connections.push(connection)
    return connection
  }
  const connection = connect()
  let left = 0
  let onAllDone = (): void => undefined
  const queues: Queue<BenchJob>[] = []
  const workers: Worker<BenchJob>[] = []
  for (let lane = 0; lane < lanes; lane += 1) {
    const name = `lane-${lane}`
    queues.push(new Queue<BenchJob>(name, { connection }))
    const worker = new Worker<BenchJob>(name, job => callNetwork(http, server.url, job.data), {
      connection: connect(),
      concurrency: 1,
      autorun: false,
      removeOnComplete: { count: 0 },
    })
    worker.on('completed', () => {
      left -= 1
      if (left === 0) onAllDone()
    })
    await worker.waitUntilReady()
    workers.push(worker)
  }
  let isRunning = false
  return {
    name: 'bullmq',
    put: async jobs => {
      for (const worker of isRunning ? workers : []) await worker.pause()
      const now = Date.now()
      for (const [lane, queue] of queues.entries()) {
        const ofLane = jobs.filter(job => job.lane === lane)
        await queue.addBulk(
          ofLane.map(data => ({ name: 'publish', data, opts: { delay: Math.max(0, data.dueAt - now) } })),
        )
      }
    },
    work: async jobs => {
      left = jobs.length
      const allDone = new Promise<void>(resolve => (onAllDone = resolve))
      for (const worker of workers) {
        if (isRunning) void worker.resume()
        else void worker.run()
      }
      isRunning = true
      await allDone
    },
    close: async () => {
      for (const worker of workers) await worker.close()
      for (const queue of queues) await queue.close()
      const ended = connections.map(each => once(each, 'end'))
      for (const each of connections) each.disconnect()
      await Promise.all(ended)
      await redis.stop()
    },
  }
}
