import { Notification } from 'electron'
import type { Log, Notice } from '#core/CoreDeps.ts'

export interface NotificationsOptions {
  iconFile: string
  log: Log
  onClick: (notice: Notice) => void
}

/** Some desktops never say that a notification was closed; the oldest are let go then. */
const keptAtMost = 100

/** Shows notices of the system. Each is kept referenced, or a click would find it garbage-collected. */
export function createNotifier({ iconFile, log, onClick }: NotificationsOptions): (notice: Notice) => void {
  const kept = new Set<Notification>()
  return notice => {
    if (!Notification.isSupported()) {
      log.warn('notifications are not supported here', { title: notice.title })
      return
    }
    const shown = new Notification({
      title: notice.title,
      body: notice.body,
      icon: iconFile,
      urgency: notice.needsYou ? 'critical' : 'normal',
    })
    const letGo = () => void kept.delete(shown)
    kept.add(shown)
    for (const oldest of kept) {
      if (kept.size <= keptAtMost) break
      kept.delete(oldest)
    }
    shown.on('click', () => {
      letGo()
      onClick(notice)
    })
    shown.on('close', letGo)
    shown.on('failed', (_event, error) => {
      letGo()
      log.warn('a notification could not be shown', { error })
    })
    shown.show()
  }
}
