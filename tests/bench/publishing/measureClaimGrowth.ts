import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CoreContext } from '#core/CoreContext.ts'
import { openDatabase } from '#core/db/openDatabase.ts'
import { createJobRepo } from '#core/publishing/jobRepo.ts'
import { migrationsDir } from '../../core/startTestCore.ts'
import { writeWaiting } from './writeWaiting.ts'

const few = 1000
const many = 1_000_000
const samples = 300
const lanes = 20

/** How many times as long it takes to find and claim the next due job with a million waiting as with a thousand. */
export function measureClaimGrowth(say: (line: string) => void): number {
  const [least, most] = [few, many].map(waiting => {
    const { tookMs, filledMs } = medianClaimMs(waiting)
    say(`${waiting} waiting: ${tookMs.toFixed(3)} ms to claim the next due job (written in ${filledMs} ms)`)
    return tookMs
  })
  return (most ?? Number.NaN) / (least ?? Number.NaN)
}

function medianClaimMs(waiting: number): { tookMs: number; filledMs: number } {
  const dir = mkdtempSync(join(tmpdir(), 'ratiba-bench-'))
  const db = openDatabase({ file: join(dir, 'ratiba.sqlite'), migrationsDir, nativeBinding: null })
  try {
    const began = performance.now()
    const firstAt = Date.UTC(2026, 10, 23)
    writeWaiting(db, { waiting, lanes, firstAt, everyMs: 1000 })
    const filledMs = Math.round(performance.now() - began)
    // What the disk takes for a commit is the same for few and many, and would hide the difference.
    db.sqlite.pragma('synchronous = OFF')
    let now = firstAt
    const jobs = createJobRepo({ db, now: () => now } as CoreContext, 'bench')
    const times: number[] = []
    for (let i = 0; i < samples; i += 1, now += 1000) {
      const from = performance.now()
      const due = jobs.nextDueAt()
      const claimed = jobs.claim(now, 16)
      times.push(performance.now() - from)
      if (due !== now || claimed.length !== 1) throw new Error(`${claimed.length} were claimed, next ${due}.`)
      for (const { id } of claimed) jobs.finish(id, 'done')
    }
    // The first ones read the file.
    const settled = times.slice(samples / 3).sort((a, b) => a - b)
    return { tookMs: settled[Math.floor(settled.length / 2)] ?? Number.NaN, filledMs }
  } finally {
    db.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
