import type { Io, MediaBytes } from '../connectors/Connector.ts'
import { createHttp } from '../connectors/http.ts'
import type { Exchange } from '../connectors/http.ts'
import type { WebFetch } from '../connectors/WebFetch.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { JobKind } from '../db/schema.ts'

export interface IoFactoryParts {
  context: CoreContext
  /** The network, with the practice network inside it. */
  fetch: WebFetch
  openMedia(mediaId: string): Promise<MediaBytes>
  /** Told of every exchange: whether an answer came says whether we are online. */
  onExchange(exchange: Exchange): void
}

export interface IoRequest {
  signal: AbortSignal
  /** Values that must not appear in what is kept or shown. */
  secrets: readonly string[]
  /** Gathers the exchanges of this piece of work, for the ledger. */
  exchanges?: Exchange[]
  /** The job that it is for, where there is one. */
  work?: IoWork
}

export interface IoWork {
  deliveryId: string
  kind: JobKind
  /** It is for the one call that must not run twice. */
  isCommit: boolean
}

export type CreateIo = (request: IoRequest) => Io

/** What a connector gets for one piece of work. */
export function ioFactory(parts: IoFactoryParts): CreateIo {
  return ({ signal, secrets, exchanges }) => ({
    http: createHttp({
      fetch: parts.fetch,
      signal,
      redact: secrets,
      onExchange: exchange => {
        exchanges?.push(exchange)
        parts.onExchange(exchange)
      },
    }),
    signal,
    now: () => parts.context.now(),
    log: line => {
      parts.context.deps.log.info(line)
    },
    openMedia: parts.openMedia,
  })
}
