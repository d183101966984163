import { stageOf } from '../../connectors/stageOf.ts'
import { ReadingFailure } from '../ReadingFailure.ts'

/** What Node says when there is no network at all, or no name server. */
const withoutNetwork = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL'])
const nameUnknown = new Set(['ENOTFOUND', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL'])

/** Any way in which a request can go wrong, as a person is told. */
export function explainFailure(error: unknown, host: string): ReadingFailure {
  if (error instanceof ReadingFailure) return error
  const codes = codesOf(error)
  const has = (known: ReadonlySet<string>) => codes.some(code => known.has(code))
  const facts = { params: { host }, cause: error }
  if (has(withoutNetwork)) return new ReadingFailure('unreachable', { ...facts, isOffline: true })
  if (has(nameUnknown)) return new ReadingFailure('nameUnknown', facts)
  if (
    codes.some(
      code => /^(HPE_|Z_|ERR__?ZLIB|ERR_BROTLI|ERR_HTTP)/.test(code) || code.startsWith('ERR_PADDING'),
    )
  ) {
    return new ReadingFailure('brokenAnswer', { cause: error })
  }
  if (codes.some(code => /CERT|^ERR_TLS|^ERR_SSL|^EPROTO|ISSUER/.test(code))) {
    return new ReadingFailure('certificate', facts)
  }
  const { stage } = stageOf(error)
  return new ReadingFailure(stage === 'notSent' ? 'unreachable' : 'noAnswer', facts)
}

function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const { code } = error as NodeJS.ErrnoException
  const inner = error instanceof AggregateError ? error.errors.flatMap(codesOf) : []
  return [...(typeof code === 'string' ? [code] : []), ...inner, ...codesOf(error.cause)]
}
