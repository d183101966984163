import type { FakeRequest, RecordedRequest } from './RecordedRequest.ts'

/**
 * What goes wrong. `...Before`: the server never acts on the request. `...After`: it does, and the client is not told.
 * `truncate` and `malformed` act, too. `status` acts only with `acted: true` (a 502 of a proxy in front of a server that did the work).
 * `rateLimit` answers in the network's own form. `slow` waits, then acts even if the client has given up meanwhile.
 */
export type FaultSpec =
  | {
      kind: 'status'
      status: number
      body?: string | object
      headers?: Record<string, string>
      acted?: boolean
    }
  | { kind: 'rateLimit'; retryAfterSeconds: number }
  | { kind: 'resetBefore' }
  | { kind: 'resetAfter' }
  | { kind: 'hangBefore' }
  | { kind: 'hangAfter' }
  | { kind: 'truncate' }
  | { kind: 'malformed'; body?: string }
  | { kind: 'slow'; delayMs: number }

export type FaultKind = FaultSpec['kind']

/** Every given part must fit; `apiMethod` without regard to case; a string path must be the whole path. */
export type RequestMatch =
  | ((request: Pick<FakeRequest, 'method' | 'path' | 'query' | 'headers' | 'apiMethod' | 'body'>) => boolean)
  | { method?: string; path?: string | RegExp; apiMethod?: string }

/** Without `match` every request is meant; without `times` the fault strikes once. */
export type FaultRule = FaultSpec & { match?: RequestMatch; times?: number }

export interface Fault {
  readonly spec: FaultSpec
  /** The requests that were struck, in order. */
  readonly requests: readonly RecordedRequest[]
  /** Resolves as soon as the fault has taken place for the first time. */
  readonly firstHit: Promise<RecordedRequest>
  remove(): void
}

interface ArmedFault {
  fault: Fault
  match: RequestMatch | undefined
  left: number
  struck: RecordedRequest[]
  hit: (request: RecordedRequest) => void
}

/** Holds the faults that tests ordered; the first one that fits a request strikes. */
export class FaultInjector {
  readonly #armed: ArmedFault[] = []

  add(rule: FaultRule): Fault {
    const { match, times = 1, ...spec } = rule
    const struck: RecordedRequest[] = []
    let hit: (request: RecordedRequest) => void = () => undefined
    const firstHit = new Promise<RecordedRequest>(resolve => {
      hit = resolve
    })
    const fault: Fault = {
      spec,
      requests: struck,
      firstHit,
      remove: () => {
        const at = this.#armed.findIndex(armed => armed.fault === fault)
        if (at !== -1) this.#armed.splice(at, 1)
      },
    }
    this.#armed.push({ fault, match, left: times, struck, hit })
    return fault
  }

  clear(): void {
    this.#armed.length = 0
  }

  /** Takes the fault that this request shall suffer, if any, and counts it. For the server only. */
  take(
    request: FakeRequest,
    record: RecordedRequest,
  ): { spec: FaultSpec; tookPlace: () => void } | undefined {
    const armed = this.#armed.find(candidate => matchesRequest(candidate.match, request))
    if (!armed) return undefined
    armed.left -= 1
    if (armed.left <= 0) armed.fault.remove()
    armed.struck.push(record)
    record.fault = armed.fault.spec.kind
    return { spec: armed.fault.spec, tookPlace: () => armed.hit(record) }
  }
}

export function matchesRequest(match: RequestMatch | undefined, request: FakeRequest): boolean {
  if (match === undefined) return true
  if (typeof match === 'function') return match(request)
  if (match.method !== undefined && match.method.toUpperCase() !== request.method) return false
  if (match.apiMethod !== undefined && match.apiMethod.toLowerCase() !== request.apiMethod?.toLowerCase()) {
    return false
  }
  if (match.path === undefined) return true
  return typeof match.path === 'string' ? match.path === request.path : match.path.test(request.path)
}
