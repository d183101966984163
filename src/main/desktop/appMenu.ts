import { Menu, app } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import type { NativeStrings } from './strings.ts'

/** As small as it can be: quitting, zooming, and on macOS what every program there must have. Elsewhere it is hidden. */
export function setAppMenu(strings: NativeStrings): void {
  const isMac = process.platform === 'darwin'
  const zoom: MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }]
  const forDevelopers: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ role: 'reload' }, { role: 'toggleDevTools' }]
  const view: MenuItemConstructorOptions = { label: strings.view, submenu: [...zoom, ...forDevelopers] }
  const template: MenuItemConstructorOptions[] = isMac
    ? [{ role: 'appMenu' }, { role: 'editMenu', label: strings.edit }, view, { role: 'windowMenu' }]
    : [
        {
          label: 'Ratiba',
          submenu: [{ label: strings.quit, accelerator: 'CommandOrControl+Q', click: () => app.quit() }],
        },
        view,
      ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
