import type { Fault, FaultKind, FaultSpec } from '../fakes/FaultInjector.ts'
import type { TortureNetwork } from './networks/TortureNetwork.ts'
import type { Random } from './Random.ts'

export interface Faults {
  /** Arms a few faults, in place of those that did not strike yet; resolves when the first of them has taken place. */
  arm(): Promise<unknown>
  clear(): void
  /** How often a call that must not run twice was struck so that its outcome cannot be known from its answer. */
  unknownOutcomes(): number
}

/** After these nobody knows whether the call counted. */
const leavesUnknown = new Set<FaultKind>([
  'resetBefore',
  'resetAfter',
  'hangBefore',
  'hangAfter',
  'truncate',
  'malformed',
  'slow',
  'status',
])

/** Everything that goes wrong between two computers, at random calls of random networks. */
export function createFaults(networks: readonly TortureNetwork[], random: Random): Faults {
  const atCommits: Fault[] = []
  const clear = (): void => {
    for (const { faults } of networks) faults?.clear()
  }
  const arm = (network: TortureNetwork): Promise<unknown> => {
    const { faults, commits, others } = network
    const [first, ...more] = random.chance(0.6) ? commits : others
    if (faults === null || first === undefined) return new Promise(() => undefined)
    const fault = faults.add({
      ...specFor(network, random),
      match: { apiMethod: random.of([first, ...more]) },
      times: random.between(1, 3),
    })
    atCommits.push(fault)
    return fault.firstHit
  }
  return {
    clear,
    arm: async () => {
      clear()
      const struck = networks.flatMap(network =>
        Array.from({ length: random.between(0, 2) }, () => arm(network)),
      )
      await Promise.race(struck.length === 0 ? [new Promise(() => undefined)] : struck)
    },
    unknownOutcomes: () =>
      atCommits
        .filter(fault => leavesUnknown.has(fault.spec.kind))
        .reduce((sum, fault) => sum + fault.requests.length, 0),
  }
}

function specFor({ loginDead }: TortureNetwork, random: Random): FaultSpec {
  const kinds: readonly [FaultSpec, ...FaultSpec[]] = [
    { kind: 'resetBefore' },
    { kind: 'resetAfter' },
    { kind: 'hangBefore' },
    { kind: 'hangAfter' },
    { kind: 'truncate' },
    { kind: 'malformed' },
    { kind: 'slow', delayMs: random.between(20, 1500) },
    { kind: 'rateLimit', retryAfterSeconds: random.between(1, 90) },
    { kind: 'status', status: 500, body: 'Internal Server Error' },
    { kind: 'status', status: 502, body: '<h1>Bad gateway</h1>', acted: true },
    { kind: 'status', status: 503, headers: { 'retry-after': '20' } },
    ...(loginDead === null ? [] : [{ kind: 'status' as const, ...loginDead }]),
  ]
  return random.of(kinds)
}
