import { setTimeout as delay } from 'node:timers/promises'
import type { Exchange } from './Exchange.ts'
import type { FakeAnswer } from './FakeAnswer.ts'
import type { FaultSpec } from './FaultInjector.ts'

export interface Misbehaviour {
  /** Does what the request asks for. */
  act: () => Promise<FakeAnswer>
  rateLimited: (retryAfterSeconds: number) => FakeAnswer
  /** Aborted when the server closes. */
  closing: AbortSignal
}

/** Lets one exchange go wrong in the ordered way. */
export async function misbehave(spec: FaultSpec, exchange: Exchange, means: Misbehaviour): Promise<void> {
  switch (spec.kind) {
    case 'resetBefore':
      exchange.reset()
      return
    case 'hangBefore':
      exchange.hang()
      return
    case 'rateLimit':
      await exchange.send(means.rateLimited(spec.retryAfterSeconds))
      return
    case 'status':
      if (spec.acted === true) await means.act()
      await exchange.send(statusAnswer(spec))
      return
    case 'slow':
      await delay(spec.delayMs, undefined, { signal: means.closing })
      await exchange.send(await means.act())
      return
    case 'resetAfter':
      exchange.record.status = (await means.act()).status
      exchange.reset()
      return
    case 'hangAfter':
      exchange.record.status = (await means.act()).status
      exchange.hang()
      return
    case 'truncate':
      await exchange.truncate(await means.act())
      return
    case 'malformed': {
      await means.act()
      const body = spec.body ?? '<html><body>Something went'
      await exchange.send({ status: 200, headers: { 'content-type': 'application/json' }, body })
      return
    }
  }
}

function statusAnswer(spec: Extract<FaultSpec, { kind: 'status' }>): FakeAnswer {
  const { status, body = {}, headers } = spec
  const type = typeof body === 'string' ? 'text/html' : 'application/json'
  return {
    status,
    headers: { 'content-type': type, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}
