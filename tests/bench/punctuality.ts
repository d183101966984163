import type { Bench } from '../../scripts/bench.ts'
import { publishDue } from './punctuality/publishDue.ts'
import type { Due } from './punctuality/publishDue.ts'

const deliveries = 1000
const seconds = 60
/** So many that each channel's own spacing (Telegram 3 s, Mastodon 1 s) never makes a post late. */
const chats = 18
const accounts = 42
const chatEverySeconds = 6
const accountEverySeconds = 3
/** Every one on a channel of its own, because a channel never sends two at once. */
const atOnce = 200

/**
 * How late posts are: 1,000 deliveries due within a minute, from the due time to the moment at which the network has the
 * request, every job committed to disk before and after its call. Then how many a second, when many are due at once.
 */
const punctuality: Bench = async ({ say }) => {
  const due = spread()
  say(
    `${due.length} deliveries due over ${seconds} s on ${chats} Telegram and ${accounts} Mastodon channels, ` +
      `${Math.ceil(due.length / seconds)} at every full second; the networks run in a process of their own`,
  )
  const { latenessMs } = await publishDue(chats, accounts, due)
  const sorted = latenessMs.toSorted((a, b) => a - b)
  const quantile = (part: number) => sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN
  say(
    `lateness in ms: least ${sorted[0]}, p50 ${quantile(0.5)}, p90 ${quantile(0.9)}, p99 ${quantile(0.99)}, ` +
      `worst ${quantile(1)}; every one came exactly once`,
  )
  const burst = await publishDue(
    0,
    atOnce,
    Array.from({ length: atOnce }, (_, channel) => ({ atSecond: 0, channel })),
  )
  say(
    `${atOnce} due at the same instant on ${atOnce} channels: all there after ${burst.tookMs} ms, each read back`,
  )
  return {
    deliveries: due.length,
    channels: chats + accounts,
    latenessP50Ms: quantile(0.5),
    latenessP99Ms: quantile(0.99),
    latenessMaxMs: quantile(1),
    jobsPerSecond: Math.round((atOnce / burst.tookMs) * 1000),
  }
}
export default punctuality

function spread(): Due[] {
  const due: Due[] = []
  for (let atSecond = 0; atSecond < seconds; atSecond++) {
    for (let channel = 0; channel < chats + accounts; channel++) {
      const every = channel < chats ? chatEverySeconds : accountEverySeconds
      if (channel % every === atSecond % every) due.push({ atSecond, channel })
    }
  }
  return due.slice(0, deliveries)
}
