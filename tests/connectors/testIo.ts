import type { Io, MediaBytes } from '#core/connectors/Connector.ts'
import { createHttp } from '#core/connectors/http.ts'
import type { Exchange } from '#core/connectors/http.ts'
import type { WebFetch } from '#core/connectors/WebFetch.ts'
import { freshFetch } from '#core/http/freshFetch.ts'
import { AppError } from '#shared/rpc/errors.ts'

export interface TestIo extends Io {
  exchanges: Exchange[]
}

export interface TestIoOptions {
  fetch?: WebFetch
  secrets?: readonly string[]
  media?: ReadonlyMap<string, MediaBytes>
  now?: () => number
  timeoutMs?: number
  signal?: AbortSignal
}

/** What the core gives a connector, with a record of everything that was said. */
export function testIo(options: TestIoOptions = {}): TestIo {
  const exchanges: Exchange[] = []
  const signal = options.signal ?? new AbortController().signal
  return {
    exchanges,
    signal,
    http: createHttp({
      fetch: options.fetch ?? freshFetch,
      signal,
      redact: options.secrets ?? [],
      ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      onExchange: exchange => exchanges.push(exchange),
    }),
    now: options.now ?? Date.now,
    log: () => undefined,
    openMedia: id => {
      const found = options.media?.get(id)
      return found === undefined
        ? Promise.reject(new AppError('not_found', 'This file is gone.'))
        : Promise.resolve(found)
    },
  }
}
