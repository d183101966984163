import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Log } from '../system/log.ts'

export interface FetchLimits {
  /** How long the server may take to begin its answer. */
  answerWithinMs: number
  /** How long nothing at all may arrive once it has begun; a slow download as such has no limit. */
  silentForMs: number
}

const progressEveryMs = 5_000
const mb = 1_000_000

/** Downloads to a file, streamed, with a progress line now and then. Throws with a short reason. */
export async function fetchToFile(url: string, target: string, limits: FetchLimits, log: Log): Promise<void> {
  const control = new AbortController()
  let watchdog: NodeJS.Timeout | undefined
  const giveUpAfter = (ms: number, reason: string): void => {
    clearTimeout(watchdog)
    watchdog = setTimeout(() => control.abort(new Error(reason)), ms)
  }
  try {
    giveUpAfter(limits.answerWithinMs, `no answer within ${limits.answerWithinMs / 1000} s`)
    const response = await fetch(url, { signal: control.signal })
    if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`)
    const total = Number(response.headers.get('content-length') ?? Number.NaN)
    let received = 0
    let saidAtMs = Date.now()
    await mkdir(dirname(target), { recursive: true })
    await pipeline(
      response.body,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          giveUpAfter(limits.silentForMs, `nothing arrived for ${limits.silentForMs / 1000} s`)
          received += chunk.length
          if (Date.now() - saidAtMs >= progressEveryMs) {
            saidAtMs = Date.now()
            const of = Number.isNaN(total) ? '' : ` of ${Math.round(total / mb)}`
            log(`received ${Math.round(received / mb)}${of} MB`)
          }
          yield chunk
        }
      },
      createWriteStream(target),
    )
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error })
  } finally {
    clearTimeout(watchdog)
  }
}

/** `fetch failed` says nothing; the code beneath it (ENOTFOUND, ECONNREFUSED, CERT_...) does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    if ('code' in inner && typeof inner.code === 'string') return inner.code
  }
  return error.message
}
