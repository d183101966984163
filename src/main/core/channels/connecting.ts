import { randomBytes } from 'node:crypto'
import type { ProbeResult } from '#shared/contract/channels.ts'
import type { Language } from '#shared/model/language.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { Connected, Connector, FoundAccount, Io } from '../connectors/Connector.ts'
import { NoAnswerError } from '../connectors/http.ts'
import { loopbackTexts } from '../connectors/loopbackTexts.ts'
import type { Loopback } from '../connectors/oauth.ts'
import { createPkce, createState, startLoopback } from '../connectors/oauth.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { CreateIo } from './createIo.ts'

/** How long what a probe found may be kept as a channel, ms. */
const ticketMs = 15 * 60_000

interface Ticket {
  network: string
  account: FoundAccount
  validUntil: number
}

interface OAuthAttempt {
  network: string
  connector: Connector
  pending: Record<string, string>
  codeVerifier: string
  loopback: Loopback
}

/** Trying logins before they are kept: nothing of it is written down, all of it is forgotten when the app ends. */
export interface Connecting {
  probe(
    network: string,
    way: string,
    fields: Record<string, string>,
    signal: AbortSignal,
  ): Promise<ProbeResult>
  beginOAuth(
    network: string,
    fields: Record<string, string>,
    signal: AbortSignal,
  ): Promise<{ attemptId: string; authorizeUrl: string }>
  finishOAuth(attemptId: string, code: string | null, signal: AbortSignal): Promise<ProbeResult>
  cancelOAuth(attemptId: string): void
  /** Hands out what a ticket stands for, once. Throws AppError `not_found` when it is used or too old. */
  redeem(ticket: string): Pick<Ticket, 'network' | 'account'>
  close(): void
}

export interface ConnectingParts {
  context: CoreContext
  createIo: CreateIo
  connectorFor(network: string): Connector
  /** The language the person has the app in; asked anew for each login. */
  language(): Language
}

export function createConnecting({ context, createIo, connectorFor, language }: ConnectingParts): Connecting {
  const tickets = new Map<string, Ticket>()
  const attempts = new Map<string, OAuthAttempt>()

  const toResult = (network: string, { checks, account }: Connected): ProbeResult => {
    if (account === null) return { checks, ticket: null, account: null }
    const ticket = randomBytes(24).toString('base64url')
    tickets.set(ticket, { network, account, validUntil: context.now() + ticketMs })
    const { name, handle, url } = account
    return { checks, ticket, account: { name, handle, url } }
  }

  const asking = async <T>(
    connector: Connector,
    secrets: string[],
    signal: AbortSignal,
    ask: (io: Io) => Promise<T>,
  ) => {
    try {
      return await ask(createIo({ signal, secrets }))
    } catch (error) {
      throw toAppError(error, connector)
    }
  }

  const endAttempt = (attemptId: string) => {
    attempts.get(attemptId)?.loopback.close()
    attempts.delete(attemptId)
  }

  const finish = async (attempt: OAuthAttempt, code: string, signal: AbortSignal): Promise<ProbeResult> => {
    const { connector, pending, codeVerifier, network } = attempt
    const oauth = connector.oauth
    if (oauth === undefined) throw new Error(`${network} has no OAuth.`)
    const secrets = [...Object.values(pending), code, codeVerifier]
    const connected = await asking(connector, secrets, signal, io =>
      oauth.finish(io, pending, code, codeVerifier),
    )
    return toResult(network, connected)
  }

  return {
    probe: async (network, way, fields, signal) => {
      const connector = connectorFor(network)
      const wayOf = connector.descriptor.connectWays.find(w => w.id === way)
      if (wayOf === undefined)
        throw new AppError('invalid_input', 'This network cannot be connected that way.')
      const secrets = wayOf.fields.filter(f => f.kind === 'secret').map(f => fields[f.key]?.trim() ?? '')
      const connected = await asking(connector, secrets, signal, io => connector.connect(io, way, fields))
      return toResult(network, connected)
    },
    beginOAuth: async (network, fields, signal) => {
      const connector = connectorFor(network)
      const oauth = connector.oauth
      if (oauth === undefined)
        throw new AppError('invalid_input', 'This network cannot be connected that way.')
      const { codeVerifier, codeChallenge } = createPkce()
      const state = createState()
      const loopback = await startLoopback({ state, texts: loopbackTexts[language()] })
      try {
        const begun = await asking(connector, [], signal, io =>
          oauth.begin(io, fields, { redirectUri: loopback.redirectUri, state, codeChallenge }),
        )
        const attemptId = randomBytes(16).toString('hex')
        attempts.set(attemptId, { network, connector, pending: begun.pending, codeVerifier, loopback })
        return { attemptId, authorizeUrl: begun.authorizeUrl }
      } catch (error) {
        loopback.close()
        throw error
      }
    },
    finishOAuth: async (attemptId, code, signal) => {
      const attempt = attempts.get(attemptId)
      if (attempt === undefined) throw new AppError('not_found', 'This login was cancelled or took too long.')
      const stop = () => {
        endAttempt(attemptId)
      }
      signal.addEventListener('abort', stop, { once: true })
      try {
        const received = code ?? (await attempt.loopback.code)
        return await finish(attempt, received.trim(), signal)
      } finally {
        signal.removeEventListener('abort', stop)
        endAttempt(attemptId)
      }
    },
    cancelOAuth: endAttempt,
    redeem: key => {
      const ticket = tickets.get(key)
      tickets.delete(key)
      if (ticket === undefined || ticket.validUntil < context.now()) {
        throw new AppError('not_found', 'This login was checked too long ago. Check it once more.')
      }
      return ticket
    },
    close: () => {
      for (const attemptId of [...attempts.keys()]) endAttempt(attemptId)
      tickets.clear()
    },
  }
}

/** What the person is told when a network could not be asked at all. */
function toAppError(error: unknown, connector: Connector): unknown {
  if (error instanceof AppError) return error
  const { words } = connector.classify(error)
  if (error instanceof NoAnswerError) {
    const sentence =
      error.stage === 'notSent'
        ? 'The network cannot be reached.'
        : 'The network did not give a usable answer.'
    return new AppError('network', sentence, { words: words ?? error.message }, { cause: error })
  }
  return new AppError('refused', 'The network refused.', { words }, { cause: error })
}
