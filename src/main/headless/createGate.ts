import { AppError } from '#shared/rpc/errors.ts'
import type { ErrorCode } from '#shared/rpc/errors.ts'
import type { Access } from './createAccess.ts'
import { isOwnHost, isOwnOrigin } from './hostCheck.ts'
import type { HostRules } from './hostCheck.ts'
import { closedPage, linkUsedPage, momentPage, signInPage } from './pages.ts'
import type { PasswordGate } from './passwordGate.ts'

export interface GateOptions {
  rules: HostRules
  access: Access
  /** Null: only one-time links let in. */
  password: PasswordGate | null
  /** What answers those who are in. */
  handleRequest: (request: Request) => Promise<Response>
}

/** Who asks, as far as the connection says. */
export interface Asker {
  host: string | undefined
  origin: string | undefined
  cookie: string | undefined
}

export interface Gate {
  /** Whether a request may be looked at at all; null when it may. For those that never become a Request, like upgrades. */
  refusalOf(asker: Asker, mustBeSameOrigin: boolean): { status: number; words: string } | null
  isSignedIn(asker: Asker): boolean
  /** Answers a request whose Host was checked. */
  answer(request: Request, address: string): Promise<Response>
}

const maxFormBytes = 4096

/** The door of the headless host: one-time links, the password page, and the checks that every request must pass. */
export function createGate({ rules, access, password, handleRequest }: GateOptions): Gate {
  // Cookies do not know ports: two hosts on one computer must not overwrite each other's.
  const cookieName = `ratiba_${rules.port}`
  const sessionOf = (cookies: string | undefined | null) =>
    cookies
      ?.split(';')
      .map(pair => pair.trim())
      .find(pair => pair.startsWith(`${cookieName}=`))
      ?.slice(cookieName.length + 1) ?? null

  const letIn = (): Response =>
    new Response(null, {
      status: 303,
      headers: {
        location: '/',
        'set-cookie': `${cookieName}=${access.openSession()}; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000`,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      },
    })

  const enter = (request: Request): Response => {
    if (access.spend(new URL(request.url).searchParams.get('token') ?? '')) return letIn()
    // Opened again from the history, by someone who is in.
    if (access.isSession(sessionOf(request.headers.get('cookie')))) return redirect('/')
    return linkUsedPage(request.headers.get('accept-language'))
  }

  const signIn = async (request: Request, gate: PasswordGate, address: string): Promise<Response> => {
    const languages = request.headers.get('accept-language')
    if (request.method !== 'POST') return signInPage(languages, 'none')
    const form = await readForm(request)
    if (form === null) return refusal(413, 'too_large', 'This is too long.')
    const given = new URLSearchParams(form).get('password') ?? ''
    try {
      return (await gate.check(given, address)) ? letIn() : signInPage(languages, 'wrong')
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'rate_limited') throw error
      return signInPage(languages, error.details as { waitMs: number })
    }
  }

  const turnAway = (request: Request): Response => {
    if (!isNavigation(request)) return refusal(401, 'unauthorized', 'This browser was not let in.')
    const languages = request.headers.get('accept-language')
    if (!isFromHere(request)) return momentPage(languages)
    return password === null ? closedPage(languages) : redirect('/login')
  }

  return {
    refusalOf: ({ host, origin }, mustBeSameOrigin) => {
      if (!isOwnHost(host, rules)) return { status: 421, words: 'Ratiba is not called by this name.' }
      if (mustBeSameOrigin && !isOwnOrigin(origin, host)) {
        return { status: 403, words: 'Only pages of Ratiba itself may ask this.' }
      }
      return null
    },
    isSignedIn: ({ cookie }) => access.isSession(sessionOf(cookie)),
    answer: async (request, address) => {
      const { pathname } = new URL(request.url)
      if (!isFromHere(request) && !isNavigation(request)) {
        return refusal(403, 'unauthorized', 'Only pages of Ratiba itself may ask this.')
      }
      if (pathname === '/enter' && request.method === 'GET') return enter(request)
      if (pathname === '/login' && password !== null) return signIn(request, password, address)
      if (!access.isSession(sessionOf(request.headers.get('cookie')))) return turnAway(request)
      return handleRequest(request)
    },
  }
}

/** Whether a person opens it as a page. Without the header (an old browser, a program) it is judged by what is accepted. */
function isNavigation(request: Request): boolean {
  if (request.method !== 'GET') return false
  const mode = request.headers.get('sec-fetch-mode')
  if (mode !== null) return mode === 'navigate' && request.headers.get('sec-fetch-dest') === 'document'
  return (request.headers.get('accept') ?? '').includes('text/html')
}

/** Pages of other ports of this computer count as the same site and bring the cookie along: this tells them apart. */
function isFromHere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}

const redirect = (location: string) =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })

export const refusal = (status: number, code: ErrorCode, message: string): Response =>
  new Response(JSON.stringify({ code, message }), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })

/** Null when it is too long to be the form. */
async function readForm(request: Request): Promise<string | null> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of request.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > maxFormBytes) return null
  }
  return text
}
