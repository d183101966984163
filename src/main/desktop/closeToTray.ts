import { app, dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Log } from '#core/CoreDeps.ts'
import type { Client } from '#shared/rpc/client.ts'
import { nativeLanguage } from './strings.ts'

export interface CloseToTrayOptions {
  client: Client
  log: Log
  computerLocale: string
}

/**
 * Closing the window keeps publishing, which is said once, before the first time. Answers whether the window may close
 * now; if not, it is closed, or everything is quit, once the person has answered.
 */
export function createCloseToTray({ client, log, computerLocale }: CloseToTrayOptions) {
  let asking = false

  const explain = async (window: BrowserWindow): Promise<void> => {
    const settings = await client.call('settings.get')
    if (!settings.closeExplained) {
      const { strings } = nativeLanguage(settings.language, computerLocale)
      const { response } = await dialog.showMessageBox(window, {
        type: 'info',
        title: 'Ratiba',
        message: strings.closeTitle,
        detail: strings.closeDetail,
        buttons: [strings.keepPublishing, strings.quit],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      await client.call('settings.update', { closeExplained: true })
      if (response === 1) {
        app.quit()
        return
      }
    }
    if (!window.isDestroyed()) window.destroy()
  }

  return (window: BrowserWindow): boolean => {
    if (asking) return false
    asking = true
    explain(window)
      .catch((error: unknown) => {
        log.error('closing could not be explained', { error })
        if (!window.isDestroyed()) window.destroy()
      })
      .finally(() => (asking = false))
    return false
  }
}
