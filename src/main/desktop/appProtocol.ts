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

/** The last piece is on its way to the window for a moment after it was taken; then this process may be busy. */
const onItsWayMs = 20

/**
 * Serves `app://ratiba/...`; any other host of the scheme is refused. The page and its scripts do not wait for the core.
 * Resolves when the page has its script and is busy with it: until then this process must not be.
 */
export function serveApp({ rendererDir, handle }: ServeAppOptions): Promise<void> {
  return new Promise(resolve => {
    const onTaken = () => void setTimeout(resolve, onItsWayMs)
    protocol.handle(appScheme, request => {
      if (!isOwnUrl(request.url)) return new Response(null, { status: 404 })
      const { pathname } = new URL(request.url)
      const isPage = pathname === '/' || pathname === '/icon.svg' || pathname.startsWith('/assets/')
      if (request.method !== 'GET' || !isPage) return handle(request)
      const served = pathname.endsWith('.js')
        ? serveRendererFile(request, rendererDir, onTaken)
        : serveRendererFile(request, rendererDir)
      return served.catch(() => handle(request))
    })
  })
}
