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
 * Serves `app://ratiba/...`; any other host of the scheme is refused. The page and its scripts do not wait for the core.
 * Resolves when a page was served: its process takes a while to start then, and this one is free until it has.
 */
export function serveApp({ rendererDir, handle }: ServeAppOptions): Promise<void> {
  return new Promise(resolve => {
    const serveFile = (request: Request): Promise<Response> =>
      serveRendererFile(request, rendererDir).catch(() => handle(request))
    const servePage = async (request: Request): Promise<Response> => {
      const response = await serveFile(request)
      setImmediate(resolve)
      return response
    }
    protocol.handle(appScheme, request => {
      if (!isOwnUrl(request.url)) return new Response(null, { status: 404 })
      const { pathname } = new URL(request.url)
      if (request.method !== 'GET') return handle(request)
      if (pathname === '/') return servePage(request)
      return pathname.startsWith('/assets/') ? serveFile(request) : handle(request)
    })
  })
}
