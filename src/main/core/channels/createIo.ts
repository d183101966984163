import type { Io, MediaBytes } from '../connectors/Connector.ts'
import { createHttp } from '../connectors/http.ts'
import type { Exchange } from '../connectors/http.ts'
import type { CoreContext } from '../CoreContext.ts'

export interface IoFactoryParts {
  context: CoreContext
  /** The network, with the practice network inside it. */
  fetch: typeof fetch
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
