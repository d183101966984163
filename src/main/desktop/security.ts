import { app, session } from 'electron'
import type { WebContents } from 'electron'
import { isOwnUrl } from './appOrigin.ts'

/** The by-hand kit copies its text; nothing else a page could ask for is needed. */
const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Nothing that is no page of ours may be fetched, whatever a page asks for. */
const foreign = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] }

/** Locks every page in: no navigation away, no new windows, no permissions, no webviews, no network of its own. */
export function lockDown(openExternal: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents, openExternal))
  const ses = session.defaultSession
  const allowed = (contents: WebContents | null, permission: string) =>
    allowedPermissions.has(permission) && contents !== null && isOwnUrl(contents.getURL())
  ses.setPermissionRequestHandler((contents, permission, answer) => answer(allowed(contents, permission)))
  ses.setPermissionCheckHandler((contents, permission) => allowed(contents, permission))
  ses.setDevicePermissionHandler(() => false)
  ses.webRequest.onBeforeRequest(foreign, (_details, answer) => answer({ cancel: true }))
}

function lockContents(contents: WebContents, openExternal: (url: string) => void): void {
  contents.on('will-frame-navigate', event => {
    if (!event.isMainFrame || !isOwnUrl(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', event => {
    if (!isOwnUrl(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (URL.canParse(url) && new URL(url).protocol === 'https:') openExternal(url)
    return { action: 'deny' }
  })
}
