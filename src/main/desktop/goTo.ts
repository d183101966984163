import { isWebUrl } from '#shared/model/isWebUrl.ts'
import type { ElectronPorts } from './electronPort.ts'
import type { MainWindow } from './mainWindow.ts'

export interface GoToParts {
  mainWindow: MainWindow
  ports: ElectronPorts
  openOutside: (url: string) => void
}

/** Follows a link of a notification or of the tray: a web address outside, a place of the app in the window. */
export function createGoTo({ mainWindow, ports, openOutside }: GoToParts): (link: string) => void {
  return link => {
    if (isWebUrl(link)) {
      openOutside(link)
      return
    }
    if (mainWindow.show(link) === 'made') return
    const port = ports.of(mainWindow.contents())
    if (port === null) mainWindow.load(link)
    else port.post({ t: 'event', name: 'app.goTo', payload: { path: link } })
  }
}
