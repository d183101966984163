import { protocol } from 'electron'
import { serveRendererFile } from '#core/http/serveRendererFile.ts'
import { appScheme, isOwnUrl } from './appOrigin.ts'

export type HandleRequest = (request: Request) => Promise<Response>

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

export interface ServeAppOptions {
  rendererDir: string
  /** The core's handler, once there is a core. */
  handle: HandleRequest
}

/**
 * Serves `app://ratiba/...`; any other host of the scheme is refused. The page and its scripts do not wait for the core,
 * so that the window's process reads and runs them while this one makes it. Resolves when a page has its scripts.
 */
export function serveApp({ rendererDir, handle }: ServeAppOptions): Promise<void> {
  return new Promise(resolve => {
    let underWay = 0
    const serveFile = async (request: Request, isPage: boolean): Promise<Response> => {
      underWay += 1
      const response = await serveRendererFile(request, rendererDir).catch(() => handle(request))
      underWay -= 1
      // The scripts of a page are asked for together: when none is left, it has them all.
      if (!isPage) setImmediate(() => underWay === 0 && resolve())
      return response
    }
    protocol.handle(appScheme, request => {
      if (!isOwnUrl(request.url)) return new Response(null, { status: 404 })
      const { pathname } = new URL(request.url)
      const isPage = pathname === '/'
      const needsNoCore = request.method === 'GET' && (isPage || pathname.startsWith('/assets/'))
      return needsNoCore ? serveFile(request, isPage) : handle(request)
    })
  })
}
