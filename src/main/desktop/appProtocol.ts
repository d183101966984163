import { protocol } from 'electron'
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

/** Serves `app://ratiba/...`; any other host of the scheme is refused. */
export function serveApp(handle: HandleRequest): void {
  protocol.handle(appScheme, request =>
    isOwnUrl(request.url) ? handle(request) : new Response(null, { status: 404 }),
  )
}
