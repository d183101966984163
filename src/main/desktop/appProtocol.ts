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
 * so that the window's process reads and runs them while this one loads it.
 */
export function serveApp({ rendererDir, handle }: ServeAppOptions): void {
  protocol.handle(appScheme, request => {
    if (!isOwnUrl(request.url)) return new Response(null, { status: 404 })
    const { pathname } = new URL(request.url)
    const needsNoCore = request.method === 'GET' && (pathname === '/' || pathname.startsWith('/assets/'))
    return needsNoCore
      ? serveRendererFile(request, rendererDir).catch(() => handle(request))
      : handle(request)
  })
}
