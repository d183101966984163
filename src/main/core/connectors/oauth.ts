import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '#shared/rpc/errors.ts'

/** Proof that who redeems a code is who asked for it (RFC 7636, method S256). */
export interface Pkce {
  codeVerifier: string
  codeChallenge: string
}

export function createPkce(): Pkce {
  const codeVerifier = randomBytes(48).toString('base64url')
  return { codeVerifier, codeChallenge: challengeOf(codeVerifier) }
}

/** The S256 challenge of a verifier. */
export function challengeOf(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier).digest('base64url')
}

/** What nobody can guess: a state, or a path. */
export function createState(): string {
  return randomBytes(24).toString('base64url')
}

/** What the browser shows when it comes back; plain text, in the person's language. */
export interface LoopbackTexts {
  doneTitle: string
  done: string
  refusedTitle: string
  refused: string
  strangerTitle: string
  stranger: string
}

export interface LoopbackOptions {
  /** The state that was sent along; an answer with another one is not for us. */
  state: string
  texts: LoopbackTexts
  /** Ms; 10 minutes unless given. */
  timeoutMs?: number
}

/** Waits on 127.0.0.1 for the browser to come back from a network's login page. */
export interface Loopback {
  redirectUri: string
  /**
   * The code. Rejects with AppError `refused` when the network or the person said no (its words in `details.words`),
   * `cancelled` when it was closed or took too long. Afterwards nothing listens any more.
   */
  code: Promise<string>
  close(): void
}

/** What a call of the redirect address means. */
export type Redirect =
  | { kind: 'code'; code: string }
  | { kind: 'refused'; words: string }
  /** Not the answer to our question: it is ignored, and we go on waiting. */
  | { kind: 'stranger' }

/** Reads the query with which a network sends the browser back. */
export function readRedirect(query: URLSearchParams, state: string): Redirect {
  if (query.get('state') !== state) return { kind: 'stranger' }
  const error = query.get('error')
  if (error !== null) {
    return { kind: 'refused', words: (query.get('error_description') ?? error).slice(0, 500) }
  }
  const code = query.get('code')
  return code === null || code === '' ? { kind: 'stranger' } : { kind: 'code', code }
}

/** Listens on a free port of 127.0.0.1, under a path nobody can guess, until the browser comes back. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { state, texts, timeoutMs = 10 * 60_000 } = options
  const path = `/oauth/${createState()}`
  let settle: (outcome: string | AppError) => void = () => undefined
  const code = new Promise<string>((resolve, reject) => {
    settle = outcome => {
      if (typeof outcome === 'string') resolve(outcome)
      else reject(outcome)
    }
  })
  // Nobody may be waiting yet, or any more, when it is closed; that is no unhandled rejection.
  code.catch(() => undefined)

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const isOurs = url.pathname === path
    const redirect: Redirect =
      isOurs && request.method === 'GET' ? readRedirect(url.searchParams, state) : { kind: 'stranger' }
    switch (redirect.kind) {
      case 'stranger':
        answer(request, response, isOurs ? 400 : 404, texts.strangerTitle, texts.stranger)
        break
      case 'refused':
        answer(request, response, 200, texts.refusedTitle, texts.refused)
        end(new AppError('refused', 'The login was refused.', { words: redirect.words }))
        break
      case 'code':
        answer(request, response, 200, texts.doneTitle, texts.done)
        end(redirect.code)
    }
  })
  const end = (outcome: string | AppError): void => {
    clearTimeout(timer)
    settle(outcome)
    // The page that is being sent still arrives; a browser's spare connections do not hold the port.
    server.close()
    server.closeIdleConnections()
  }
  const timer = setTimeout(() => end(new AppError('cancelled', 'The login took too long.')), timeoutMs)
  timer.unref()
  try {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  } catch (error) {
    clearTimeout(timer)
    throw error
  }
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The loopback server has no port.')
  return {
    redirectUri: `http://127.0.0.1:${address.port}${path}`,
    code,
    close: () => end(new AppError('cancelled', 'The login was cancelled.')),
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  title: string,
  text: string,
): void {
  request.resume()
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  })
  response.end(
    `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title>` +
      `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>`,
  )
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
