import type { FaultRule } from '../fakes/FaultInjector.ts'
import type { FakeServer } from '../fakes/startFakeServer.ts'
import type { PublishFault } from './ConnectorHarness.ts'

/** The faults of a network that is a server, for the call `apiMethod`. */
export function serverFaults(
  server: FakeServer,
  apiMethod: string,
  refusal: (status: number) => object,
): PublishFault[] {
  const fault = (
    name: string,
    kind: PublishFault['kind'],
    accepted: boolean,
    rule: FaultRule,
    more: Partial<PublishFault> = {},
  ): PublishFault => ({
    name,
    kind,
    accepted,
    arm: () => void server.faults.add({ ...rule, match: { apiMethod } }),
    ...more,
  })
  const status = (code: number, kind: PublishFault['kind'], accepted = false): PublishFault =>
    fault(`${code}${accepted ? ' of a proxy, after it was taken' : ''}`, kind, accepted, {
      kind: 'status',
      status: code,
      acted: accepted,
      body: accepted ? '<html>Bad gateway</html>' : refusal(code),
    })
  return [
    status(401, 'auth'),
    status(403, 'permission'),
    status(400, 'content'),
    status(500, 'unknown'),
    status(502, 'unknown', true),
    fault('307 to elsewhere', 'transient', false, {
      kind: 'status',
      status: 307,
      headers: { location: '/elsewhere' },
    }),
    fault('429', 'rate', false, { kind: 'rateLimit', retryAfterSeconds: 17 }),
    fault('a reset before it was taken', 'unknown', false, { kind: 'resetBefore' }),
    fault('a reset after it was taken', 'unknown', true, { kind: 'resetAfter' }),
    fault('silence before it was taken', 'unknown', false, { kind: 'hangBefore' }, { timeoutMs: 400 }),
    fault('silence after it was taken', 'unknown', true, { kind: 'hangAfter' }, { timeoutMs: 400 }),
    fault('half an answer', 'unknown', true, { kind: 'truncate' }),
    fault('an answer that is no JSON', 'unknown', true, { kind: 'malformed' }),
    fault('an answer of another kind', 'unknown', true, { kind: 'malformed', body: '{"hello":1}' }),
  ]
}
