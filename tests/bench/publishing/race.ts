import type { Arrival } from './answeringServer.ts'
import type { BenchJob, Contender } from './Contender.ts'
import type { AnsweringServer } from './startAnsweringServer.ts'

const burstJobs = 2000
const latenessJobs = 1000
const everyMs = 10
/** Enough for everyone to have the jobs on the disk before the first is due. */
const putMs = 15_000

/** Jobs a second, from the first that came to the last whose being done is on the disk, when all are due at once. */
export async function measureBurst(
  contender: Contender,
  server: AnsweringServer,
  lanes: number,
): Promise<number> {
  const now = Date.now()
  const jobs = Array.from({ length: burstJobs }, (_, number) => ({
    number,
    lane: number % lanes,
    dueAt: now,
  }))
  await contender.put(jobs)
  const { arrivals, doneAt } = await workThrough(contender, server, jobs)
  const firstAt = arrivals[0]?.at ?? Number.NaN
  return Math.round((burstJobs / (doneAt - firstAt)) * 1000)
}

/** How late they come, ms, when one is due every few milliseconds. */
export async function measureLateness(
  contender: Contender,
  server: AnsweringServer,
  lanes: number,
): Promise<{ p50: number; p99: number }> {
  const startAt = Date.now() + putMs
  const jobs = Array.from({ length: latenessJobs }, (_, number) => ({
    number,
    lane: number % lanes,
    dueAt: startAt + number * everyMs,
  }))
  await contender.put(jobs)
  if (Date.now() > startAt) throw new Error(`${contender.name} was too slow to have the jobs ready in time.`)
  const { arrivals } = await workThrough(contender, server, jobs)
  const lateness = arrivals
    .map(({ number, at }) => at - (jobs[number]?.dueAt ?? Number.NaN))
    .sort((a, b) => a - b)
  const quantile = (part: number) => lateness[Math.ceil(lateness.length * part) - 1] ?? Number.NaN
  return { p50: quantile(0.5), p99: quantile(0.99) }
}

async function workThrough(
  contender: Contender,
  server: AnsweringServer,
  jobs: readonly BenchJob[],
): Promise<{ arrivals: Arrival[]; doneAt: number }> {
  const arrived = server.expect(jobs.length)
  const doneAt = contender.work(jobs, arrived).then(() => Date.now())
  const arrivals = await arrived
  check(arrivals, jobs, contender.name)
  return { arrivals, doneAt: await doneAt }
}

/** Everyone exactly once, and each lane in its order; or the figures mean nothing. */
function check(arrivals: readonly Arrival[], jobs: readonly BenchJob[], name: string): void {
  const lastOf = new Map<number, number>()
  for (const { number, lane } of arrivals) {
    const last = lastOf.get(lane) ?? -1
    if (number <= last) throw new Error(`${name}: job ${number} came after ${last} in lane ${lane}.`)
    lastOf.set(lane, number)
  }
  const different = new Set(arrivals.map(({ number }) => number)).size
  if (different !== jobs.length) throw new Error(`${name}: ${different} of ${jobs.length} jobs came.`)
}
