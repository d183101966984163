import { createHttp } from '#core/connectors/http.ts'
import { freshFetch } from '#core/http/freshFetch.ts'
import type { Http } from '#core/connectors/http.ts'
import type { BenchJob } from './Contender.ts'

/** The one call of a job, over the same HTTP for everybody: a fresh connection each, no repeating. */
export async function callNetwork(http: Http, url: string, job: Pick<BenchJob, 'number' | 'lane'>) {
  const { status } = await http.request('POST', url, { json: { number: job.number, lane: job.lane } })
  if (status !== 200) throw new Error(`The network answered ${status}.`)
}

export const peerHttp = (): Http =>
  createHttp({ fetch: freshFetch, signal: new AbortController().signal, redact: [] })
