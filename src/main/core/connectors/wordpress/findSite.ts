import { z } from 'zod'
import type { Io } from '../Connector.ts'
import { NoAnswerError } from '../http.ts'
import { RefusedError } from '../RefusedError.ts'
import { callWordPress, routes } from './callWordPress.ts'
import type { Site } from './callWordPress.ts'

export interface FoundSite extends Site {
  name: string
  takesAppPasswords: boolean
}

const Root = z.object({
  name: z.string(),
  home: z.string().optional(),
  namespaces: z.array(z.string()),
  /** An empty list instead of an object when there is nothing to say. */
  authentication: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).optional(),
})

/**
 * Where the API of a site is. Sites tell their own address; when it is another one (with or without www), that one is taken,
 * because only reading is redirected. Returns why it is no WordPress when nothing there fits; throws NoAnswerError when the
 * site cannot be reached.
 */
export async function findSite(io: Io, site: string): Promise<FoundSite | { notWordPress: string }> {
  const found = await lookAt(io, site)
  if ('notWordPress' in found) return found
  const { home, ...here } = found
  if (home === null || home === site) return here
  try {
    const there = await lookAt(io, home)
    return 'notWordPress' in there ? here : { ...here, site: home, route: there.route }
  } catch (error) {
    // The address it believes in cannot be reached from here; the one that was entered can.
    if (error instanceof NoAnswerError && !error.aborted) return here
    throw error
  }
}

async function lookAt(
  io: Io,
  site: string,
): Promise<(FoundSite & { home: string | null }) | { notWordPress: string }> {
  let why = ''
  for (const route of routes) {
    try {
      const root = await callWordPress(io, { site, route }, 'GET', '/', Root)
      if (root.namespaces.includes('wp/v2')) return describe(root, { site, route })
      why = 'wp/v2'
    } catch (error) {
      const isAnother = error instanceof NoAnswerError && error.stage === 'answerBroken'
      if (!isAnother && !isNotThere(error)) throw error
      why = error.message
    }
  }
  return { notWordPress: why }
}

function describe(
  { name, home, authentication }: z.output<typeof Root>,
  at: Site,
): FoundSite & { home: string | null } {
  const takesAppPasswords =
    authentication !== undefined &&
    !Array.isArray(authentication) &&
    'application-passwords' in authentication
  return { ...at, name: plainName(name), home: homeOf(home ?? '', at.site), takesAppPasswords }
}

/** The site's own address, if it can be used: a password must not go from an encrypted to an open one. */
function homeOf(home: string, site: string): string | null {
  if (!/^https?:\/\//i.test(home) || !URL.canParse(home)) return null
  const { protocol, origin, pathname } = new URL(home)
  if (protocol === 'http:' && !site.startsWith('http:')) return null
  return `${origin}${pathname.replace(/\/+$/, '')}`
}

function isNotThere(error: unknown): error is RefusedError {
  return error instanceof RefusedError && error.status >= 300 && error.status < 500 && error.status !== 429
}

/** Names of sites come with entities: `Amina&#8217;s`. */
function plainName(name: string): string {
  return name
    .replace(/&#(\d{2,5});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim()
}
