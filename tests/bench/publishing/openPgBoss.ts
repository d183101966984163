import { setTimeout as sleep } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import { callNetwork, peerHttp } from './callNetwork.ts'
import type { BenchJob, OpenContender } from './Contender.ts'
import { startPostgres } from './startPostgres.ts'

/** The shortest its own workers wait before they look again; ms. */
const pollMs = 500

/**
 * A queue for each lane. Its own workers note a batch as done only at its end, so here each job is fetched and completed by
 * itself, which is as durable as the others, and quicker than its workers with batches of one.
 */
export const openPgBoss: OpenContender = async ({ dir, server, lanes }) => {
  const postgres = await startPostgres(dir)
  const http = peerHttp()
  const boss = new PgBoss({
    connectionString: postgres.connectionString,
    max: lanes,
    supervise: false,
    schedule: false,
  })
  boss.on('error', error => console.error(error))
  await boss.start()
  const queues = Array.from({ length: lanes }, (_, lane) => `lane-${lane}`)
  for (const queue of queues) await boss.createQueue(queue)
  const workLane = async (queue: string, count: number): Promise<void> => {
    for (let left = count; left > 0;) {
      const [job] = await boss.fetch<BenchJob>(queue)
      if (job === undefined) {
        await sleep(pollMs)
        continue
      }
      await callNetwork(http, server.url, job.data)
      await boss.complete(queue, job.id)
      left -= 1
    }
  }
  return {
    name: 'pg-boss',
    put: async jobs => {
      for (const [lane, queue] of queues.entries()) {
        const ofLane = jobs.filter(job => job.lane === lane)
        await boss.insert(
          queue,
          ofLane.map(data => ({ data, startAfter: new Date(data.dueAt) })),
        )
      }
    },
    work: async jobs => {
      await Promise.all(
        queues.map((queue, lane) => workLane(queue, jobs.filter(job => job.lane === lane).length)),
      )
    },
    close: async () => {
      await boss.stop()
      await postgres.stop()
    },
  }
}
