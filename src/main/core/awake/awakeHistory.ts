import type { CoreContext } from '../CoreContext.ts'
import { historyDays } from './habits.ts'
import type { AwakeSpan } from './habits.ts'

/** When this computer was awake with Ratiba running, as far as the scheduler's own looks show it. Asks for no wake-up of its own. */
export interface AwakeHistory {
  /** The scheduler looks. A pause much longer than its longest sleep means that the computer slept. */
  seen(): void
  /** Nothing makes the scheduler look for now: whether the computer sleeps meanwhile is not known. */
  rests(): void
  /** Something is written anyhow: so is this, in the same transaction, that little is lost should the power fail. Throws like any write. */
  keep(): void
  /** Ratiba is being closed. */
  ends(): void
  /** In order. */
  spans(): AwakeSpan[]
}

/** The scheduler looks at least once a minute while something waits. */
const gapMs = 3 * 60_000
const keepEveryMs = 10 * 60_000
const keptMs = (historyDays + 4) * 86_400_000
/** More than a laptop that is opened and closed all day long makes of eight weeks. */
const mostSpans = 5000

interface Row {
  fromAt: number
  toAt: number
  isClosed: number
}

export function createAwakeHistory({
  db,
  now,
  deps,
}: Pick<CoreContext, 'db' | 'now' | 'deps'>): AwakeHistory {
  const { sqlite } = db
  const write = sqlite.prepare<Row>(
    `INSERT INTO awake_spans (fromAt, toAt, isClosed) VALUES (:fromAt, :toAt, :isClosed)
     ON CONFLICT DO UPDATE SET toAt = max(toAt, excluded.toAt), isClosed = excluded.isClosed`,
  )
  const forget = sqlite.prepare<{ before: number; after: number; most: number }>(
    `DELETE FROM awake_spans WHERE toAt < :before OR fromAt > :after
       OR fromAt <= (SELECT fromAt FROM awake_spans ORDER BY fromAt DESC LIMIT 1 OFFSET :most)`,
  )
  const all = sqlite.prepare<[], Row>('SELECT fromAt, toAt, isClosed FROM awake_spans ORDER BY fromAt')
  let current: { from: number; to: number } | null = null
  let writtenAt = 0

  const save = (span: { from: number; to: number }, isClosed: boolean) => {
    write.run({ fromAt: span.from, toAt: span.to, isClosed: Number(isClosed) })
    writtenAt = span.to
  }
  /** What cannot be written is only not learnt: publishing goes on. */
  const put = (span: { from: number; to: number }, isClosed: boolean) => {
    try {
      save(span, isClosed)
    } catch (error) {
      deps.log.warn('When the computer was awake could not be written', { error })
    }
  }
  const begin = (at: number) => {
    current = { from: at, to: at }
    put(current, false)
    try {
      forget.run({ before: at - keptMs, after: at, most: mostSpans })
    } catch (error) {
      deps.log.warn('Old times at which the computer was awake could not be forgotten', { error })
    }
  }

  return {
    seen: () => {
      const at = now()
      if (current === null) begin(at)
      else if (at >= current.to && at - current.to <= gapMs) current.to = at
      else {
        // It slept; or the clock was set back, and then nothing is known of the time between.
        put(current, at > current.to)
        begin(at)
      }
    },
    rests: () => {
      if (current === null) return
      put({ ...current, to: Math.max(current.to, now()) }, false)
      current = null
    },
    keep: () => {
      if (current !== null && Math.abs(current.to - writtenAt) >= keepEveryMs) save(current, false)
    },
    ends: () => {
      const at = now()
      const last =
        current !== null && at >= current.to && at - current.to <= gapMs ? current : { from: at, to: at }
      if (current !== null && last !== current) put(current, at > current.to)
      put({ ...last, to: at }, true)
      current = null
    },
    spans: () => {
      const rows = all
        .all()
        .map(({ fromAt, toAt, isClosed }) => ({ from: fromAt, to: toAt, isClosed: isClosed !== 0 }))
      const going = current
      return going === null
        ? rows
        : rows.map(row => (row.from === going.from ? { ...row, to: going.to } : row))
    },
  }
}
