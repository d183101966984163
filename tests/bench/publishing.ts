import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench } from '../../scripts/bench.ts'
import { ensureSystemPackages } from '../../scripts/system/ensureSystemPackages.ts'
import { logToStderr } from '../../scripts/system/log.ts'
import { measureClaimGrowth } from './publishing/measureClaimGrowth.ts'
import { openBullmq } from './publishing/openBullmq.ts'
import { openGraphileWorker } from './publishing/openGraphileWorker.ts'
import { openPgBoss } from './publishing/openPgBoss.ts'
import { openRatiba } from './publishing/openRatiba.ts'
import { measureBurst, measureLateness } from './publishing/race.ts'
import { startAnsweringServer } from './publishing/startAnsweringServer.ts'

const lanes = 20
const rounds = 3
const openers = [openRatiba, openBullmq, openPgBoss, openGraphileWorker] as const

/**
 * Durable dispatch beside the job queues that others trust, each with its durability on: every job is on the disk as begun
 * before its call and as done after it, jobs of one lane in order. Then how the time to claim a job grows with what waits.
 */
const publishing: Bench = async ({ say }) => {
  await ensureSystemPackages(['redis', 'postgres'], logToStderr)
  const server = await startAnsweringServer()
  const results = new Map<string, { jobsPerSecond: number[]; p50: number[]; p99: number[] }>()
  try {
    for (let round = 1; round <= rounds; round += 1) {
      for (const open of openers) {
        const dir = mkdtempSync(join(tmpdir(), 'ratiba-bench-'))
        const contender = await open({ dir, server, lanes })
        try {
          const { name } = contender
          const burst = await measureBurst(contender, server, lanes)
          const { p50, p99 } = await measureLateness(contender, server, lanes)
          const all = results.get(name) ?? { jobsPerSecond: [], p50: [], p99: [] }
          all.jobsPerSecond.push(burst)
          all.p50.push(p50)
          all.p99.push(p99)
          results.set(name, all)
          say(
            `round ${round}: ${name.padEnd(15)} ${burst} jobs/s, at 100 due/s late by p50 ${p50} ms, p99 ${p99} ms`,
          )
        } finally {
          await contender.close()
          rmSync(dir, { recursive: true, force: true })
        }
      }
    }
  } finally {
    await server.close()
  }
  const medians = [...results].map(([name, { jobsPerSecond, p50, p99 }]) => ({
    name,
    jobsPerSecond: median(jobsPerSecond),
    p50: median(p50),
    p99: median(p99),
  }))
  const [ours, ...peers] = medians
  const [best] = peers.sort((a, b) => b.jobsPerSecond - a.jobsPerSecond)
  if (ours === undefined || best === undefined) throw new Error('Nobody ran.')
  const claimGrowth = measureClaimGrowth(say)
  return {
    jobsPerSecond: ours.jobsPerSecond,
    bestPeer: best.name,
    ratioToBestPeer: rounded(ours.jobsPerSecond / best.jobsPerSecond),
    latenessP50Ms: ours.p50,
    latenessP99Ms: ours.p99,
    claimGrowth: rounded(claimGrowth),
  }
}
export default publishing

const rounded = (ratio: number): number => Math.round(ratio * 100) / 100

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
