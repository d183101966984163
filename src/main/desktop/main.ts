import { BrowserWindow, app, shell } from 'electron'
import { join } from 'node:path'
import type { Log } from '#core/CoreDeps.ts'
import { hasDatabase } from '#core/db/databaseFile.ts'
import { createLog } from '#core/log/createLog.ts'
import { isWebUrl } from '#shared/model/isWebUrl.ts'
import { setAppMenu } from './appMenu.ts'
import { appPaths } from './appPaths.ts'
import { registerAppScheme, serveApp } from './appProtocol.ts'
import { createCaptureKeys } from './captureKeys.ts'
import { createCaptureWindow } from './captureWindow.ts'
import { createCloseToTray } from './closeToTray.ts'
import { guardAgainstCrashes } from './crashGuard.ts'
import { listenForPorts } from './electronPort.ts'
import { createGoTo } from './goTo.ts'
import { computerZone, loadCore } from './loadCore.ts'
import { createMainWindow } from './mainWindow.ts'
import { createNotifier } from './notifications.ts'
import { followPower } from './powerEvents.ts'
import { waitBeforeQuitting } from './quit.ts'
import { readCommandLine } from './readCommandLine.ts'
import type { CommandLine } from './readCommandLine.ts'
import { lockDown } from './security.ts'
import { chooseProfile, isOnlyInstance } from './singleInstance.ts'
import { showStartFailure } from './showStartFailure.ts'
import { startQuickCapture } from './startQuickCapture.ts'
import { nativeLanguage } from './strings.ts'
import { startTray } from './tray.ts'

const commandLine = readCommandLine(process.argv, process.cwd())
const profile = chooseProfile(commandLine.profileDir)
let onSecondStart: (started: CommandLine) => void = () => undefined
/** Once there is one. */
let startLog: Log | null = null
registerAppScheme()
if (isOnlyInstance(started => onSecondStart(started))) {
  // Electron gets ready only once this module has been evaluated, so nothing may be awaited out here.
  app.whenReady().then(start).catch(fail)
} else {
  app.exit(0)
}

/** The start of the desktop shell, in the order in which it happens. */
async function start(): Promise<void> {
  const paths = appPaths()
  const log = (startLog = createLog(profile.dir))
  const computerLocale = app.getLocale()
  log.info('starting', { version: app.getVersion(), electron: process.versions.electron, ...commandLine })
  guardAgainstCrashes(log, fail)
  setAppMenu(nativeLanguage('system', computerLocale).strings)
  const openExternal = async (url: string): Promise<void> => {
    if (isWebUrl(url)) await shell.openExternal(url)
  }
  const openOutside = (url: string) =>
    void openExternal(url).catch((error: unknown) => log.warn('no browser could be opened', { error }))
  lockDown(openOutside)

  // Without a listener Electron would quit with the last window.
  app.on('window-all-closed', () => undefined)

  // The core is loaded while the window runs its script; its first question waits for it. Earlier it would hold up the
  // window's own start, which this process serves: files, storage and the graphics process. On a first run the window
  // knows what it has to show without the core, and asks nothing before it stands.
  const isNewProfile = !hasDatabase(profile.dir)
  let hasCore = false
  let onAsked: () => void = () => undefined
  const isAsked = new Promise<void>(resolve => (onAsked = resolve))
  let goTo: (link: string) => void = () => undefined
  let mayClose: (window: BrowserWindow) => boolean = () => true
  const notify = createNotifier({ iconFile: paths.iconFile, log, onClick: ({ link }) => goTo(link ?? '/') })
  const pageHasScript = serveApp({
    rendererDir: paths.rendererDir,
    handle: async request => (await loading).handleRequest(request),
  })
  const windowIsBusy = isNewProfile ? isAsked : pageHasScript
  const isHidden = commandLine.hidden || commandLine.capture
  const notBefore = isHidden ? Promise.resolve() : windowIsBusy
  const { preloadFile, iconFile } = paths
  const captureWindow = createCaptureWindow({ preloadFile, iconFile, log })
  const captureKeys = createCaptureKeys({ onPress: () => captureWindow.toggle(), log })
  const quickCapture = { ...captureKeys, putAway: () => captureWindow.putAway() }
  const loading = loadCore({ profile, paths, log, notify, openExternal, quickCapture, notBefore })
  const mainWindow = createMainWindow({
    preloadFile,
    iconFile,
    stateFile: join(app.getPath('userData'), 'window.json'),
    log,
    mayShow: isNewProfile ? Promise.resolve() : loading,
    mayClose: window => mayClose(window),
  })
  const ports = listenForPorts({
    isOwn: contents => contents === mainWindow.contents() || contents === captureWindow.contents(),
    isFirstRun: () => isNewProfile && !hasCore,
    onAsked,
    onPort: port => void loading.then(core => core.attach(port)).catch(() => undefined), // the start says why
    onRefused: why => log.warn('a message from elsewhere was refused', why),
  })
  if (!isHidden) mainWindow.show()
  if (commandLine.capture) captureWindow.show()
  const core = await loading
  hasCore = true

  goTo = createGoTo({ mainWindow, ports, openOutside })
  core.start()
  const tray = startTray({
    client: core.client,
    log,
    iconsDir: paths.trayIconsDir,
    computerLocale,
    zone: computerZone(),
    onOpen: goTo,
    onCapture: () => captureWindow.show(),
    onQuit: () => app.quit(),
  })
  waitBeforeQuitting({
    log,
    stopCore: () => core.stop(),
    onFinishing: () => {
      captureKeys.takeKeys(null)
      captureWindow.destroy()
      mainWindow.destroy()
      tray.finishing()
    },
  })
  mayClose = createCloseToTray({ client: core.client, log, computerLocale })
  onSecondStart = started => {
    if (started.capture) captureWindow.show()
    else if (!started.hidden) mainWindow.show()
  }
  app.on('activate', () => mainWindow.show())
  startQuickCapture({ client: core.client, captureWindow, log })
  followPower(
    () => core.wake(),
    () => app.quit(),
    log,
  )
}

/** Says why there is no Ratiba now, and ends. */
function fail(error: unknown): void {
  startLog?.error('Ratiba could not start, or not go on', { error })
  for (const window of BrowserWindow.getAllWindows()) window.destroy()
  const { strings } = nativeLanguage('system', app.getLocale())
  showStartFailure(error, strings, profile.dir).catch(() => app.exit(70))
}
