import graphile from 'graphile-worker'
import type { Runner } from 'graphile-worker'
import { callNetwork, peerHttp } from './callNetwork.ts'
import type { BenchJob, OpenContender } from './Contender.ts'
import { startPostgres } from './startPostgres.ts'

const { Logger, makeWorkerUtils, run } = graphile

/** A named queue for each lane, as its manual has jobs done one after another. */
export const openGraphileWorker: OpenContender = async ({ dir, server, lanes }) => {
  const { connectionString, stop } = await startPostgres(dir)
  const http = peerHttp()
  const logger = new Logger(() => (level, message) => {
    if ((level as string) === 'error') console.error(message)
  })
  const utils = await makeWorkerUtils({ connectionString, logger })
  await utils.migrate()
  let runner: Runner | null = null
  return {
    name: 'graphile-worker',
    put: async jobs => {
      await utils.addJobs(
        jobs.map(job => ({
          identifier: 'publish',
          payload: job,
          queueName: `lane-${job.lane}`,
          runAt: new Date(job.dueAt),
          maxAttempts: 1,
        })),
      )
    },
    work: async jobs => {
      let left = jobs.length
      runner = await run({
        connectionString,
        logger,
        concurrency: lanes,
        maxPoolSize: lanes + 2,
        pollInterval: 500,
        noHandleSignals: true,
        parsedCronItems: [],
        taskList: { publish: payload => callNetwork(http, server.url, payload as BenchJob) },
      })
      const { events } = runner
      await new Promise<void>(resolve => {
        events.on('job:complete', () => {
          left -= 1
          if (left === 0) resolve()
        })
      })
      await runner.stop()
    },
    close: async () => {
      await utils.release()
      await stop()
    },
  }
}
