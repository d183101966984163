import { z } from 'zod'
import type { Limits } from '#shared/network/descriptor.ts'
import type { Io } from '../Connector.ts'
import { NoAnswerError } from '../http.ts'
import { RefusedError } from '../RefusedError.ts'
import { callMastodon } from './callMastodon.ts'
import { Configuration, limitsOf } from './instanceLimits.ts'

export interface Instance {
  /** As in handles; may differ from the host that serves the API. */
  domain: string
  limits: Limits
  /** Since 4.3 the scope `profile` is enough to know whose login it is. */
  hasProfileScope: boolean
  /** Since 4.5 a status can quote another. */
  takesQuotes: boolean
  /** Whether it is known to remember Idempotency-Keys: Mastodon itself is, of compatible servers nobody says so. */
  remembersKeys: boolean
}

const Described = z.object({
  version: z.string().min(1),
  domain: z.string().optional(),
  uri: z.string().optional(),
  configuration: Configuration.optional(),
  api_versions: z.object({ mastodon: z.number().optional() }).optional().catch(undefined),
  /** Older Pleroma and its kin. */
  max_toot_chars: z.number().int().positive().optional().catch(undefined),
})
type Described = z.output<typeof Described>

/**
 * What the server at an address says of itself. Returns why it is no Mastodon when it says nothing that fits; throws
 * NoAnswerError when it cannot be reached.
 */
export async function readInstance(io: Io, origin: string): Promise<Instance | { notMastodon: string }> {
  let why = ''
  for (const version of ['v2', 'v1']) {
    try {
      const path = `/api/${version}/instance`
      return instanceOf(await callMastodon(io, { origin, token: null }, 'GET', path, Described), origin)
    } catch (error) {
      const isAnother = error instanceof NoAnswerError && error.stage === 'answerBroken'
      if (!isAnother && !isNotThere(error)) throw error
      why = error.message
    }
  }
  return { notMastodon: why }
}

function isNotThere(error: unknown): error is RefusedError {
  return error instanceof RefusedError && error.status >= 300 && error.status < 500 && error.status !== 429
}

function instanceOf(described: Described, origin: string): Instance {
  const { version, configuration, max_toot_chars: pleromaLimit } = described
  const limits = limitsOf(configuration ?? {})
  const says = configuration?.statuses?.max_characters !== undefined
  if (!says && pleromaLimit !== undefined) limits.text.limit = pleromaLimit
  const api = described.api_versions?.mastodon
  return {
    domain: domainOf(described.domain ?? described.uri ?? '', origin),
    limits,
    hasProfileScope: api !== undefined && api >= 2,
    takesQuotes: api !== undefined && api >= 7,
    // Compatible servers say "2.7.2 (compatible; Pleroma 2.5.0)", or have small numbers of their own.
    remembersKeys: !/compatible/i.test(version) && Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0) >= 3,
  }
}

/** v1 of some servers gives a whole address as `uri`. */
function domainOf(said: string, origin: string): string {
  const domain = said.replace(/^https?:\/\//, '').replace(/\/.*$/, '')
  return domain === '' ? new URL(origin).host : domain
}
