import { Menu, Tray, nativeImage } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import { join } from 'node:path'
import type { Log } from '#core/CoreDeps.ts'
import type { Client } from '#shared/rpc/client.ts'
import { nativeLanguage } from './strings.ts'
import { finishingContent, trayContent } from './trayMenu.ts'
import type { TrayAction, TrayContent, TrayState } from './trayMenu.ts'

export interface TrayOptions {
  client: Client
  log: Log
  /** The folder with tray-<state>.png and, for macOS, tray-<state>Template.png. */
  iconsDir: string
  computerLocale: string
  zone: string
  onOpen: (path: string) => void
  onCapture: () => void
  onQuit: (now: boolean) => void
}

export interface RatibaTray {
  /** Says that the running step is being finished; nothing changes it back. */
  finishing(): void
}

const refreshWithinMs = 300
const refreshOn = [
  'publishing.changed',
  'deliveries.changed',
  'channels.changed',
  'settings.changed',
  'posts.changed',
] as const

/** The icon in the tray; refreshed when something changed, and never by a clock. */
export function startTray(options: TrayOptions): RatibaTray {
  const { client, log } = options
  const show = showIn(makeTray(options), options)
  let isFinishing = false
  let language = nativeLanguage('system', options.computerLocale)

  const refresh = async (): Promise<void> => {
    const [pulse, channels, settings] = await Promise.all([
      client.call('publishing.pulse', { projectId: null }),
      client.call('channels.list', { projectId: null }),
      client.call('settings.get'),
    ])
    if (isFinishing) return
    language = nativeLanguage(settings.language, options.computerLocale)
    const channelNames = new Map(channels.map(channel => [channel.id, channel.name]))
    show(trayContent({ pulse, channelNames, language, zone: options.zone, nowMs: Date.now() }))
  }
  const refreshSoon = coalesced(refreshWithinMs, () =>
    refresh().catch((error: unknown) => log.warn('the tray could not be refreshed', { error })),
  )
  for (const event of refreshOn) client.on(event, refreshSoon)
  refreshSoon()

  return {
    finishing: () => {
      isFinishing = true
      show(finishingContent(language))
    },
  }
}

/** Linux without a tray host may refuse or show nothing; Ratiba then runs on without. */
function makeTray({ iconsDir, log }: TrayOptions): Tray | null {
  try {
    return new Tray(trayImage(iconsDir, 'calm'))
  } catch (error) {
    log.warn('there is no tray here; starting Ratiba again shows its window', { error })
    return null
  }
}

function showIn(tray: Tray | null, options: TrayOptions): (content: TrayContent) => void {
  let shown: string | null = null
  tray?.on('click', () => options.onOpen('/'))
  return content => {
    const same = JSON.stringify(content)
    if (tray === null || same === shown) return
    shown = same
    tray.setImage(trayImage(options.iconsDir, content.state))
    tray.setToolTip(content.tooltip)
    tray.setContextMenu(Menu.buildFromTemplate(menuOf(content, action => run(action, options))))
  }
}

function menuOf(content: TrayContent, onAction: (action: TrayAction) => void): MenuItemConstructorOptions[] {
  const groups = content.groups.filter(group => group.length > 0)
  return groups.flatMap((group, index): MenuItemConstructorOptions[] => [
    ...(index === 0 ? [] : [{ type: 'separator' as const }]),
    ...group.map(({ label, action }) => ({
      // A single & would underline the next letter.
      label: label.replaceAll('&', '&&'),
      enabled: action !== null,
      ...(action === null ? {} : { click: () => onAction(action) }),
    })),
  ])
}

function run(action: TrayAction, { client, log, onOpen, onCapture, onQuit }: TrayOptions): void {
  if (action.kind === 'open') onOpen(action.path)
  else if (action.kind === 'capture') onCapture()
  else if (action.kind === 'quit') onQuit(action.now)
  else {
    client
      .call('publishing.pause', { paused: action.paused })
      .catch((error: unknown) => log.error('pausing from the tray failed', { error }))
  }
}

function trayImage(iconsDir: string, state: TrayState): Electron.NativeImage {
  if (process.platform !== 'darwin') return nativeImage.createFromPath(join(iconsDir, `tray-${state}.png`))
  const image = nativeImage.createFromPath(join(iconsDir, `tray-${state}Template.png`))
  image.setTemplateImage(true)
  return image
}

/** Runs `work` at most once per `withinMs` and never twice at a time; the last call is never lost. */
function coalesced(withinMs: number, work: () => Promise<void>): () => void {
  let state: 'idle' | 'planned' | 'running' | 'runningAgain' = 'idle'
  const plan = () => {
    state = 'planned'
    setTimeout(() => {
      state = 'running'
      void work().finally(() => {
        const again = state === 'runningAgain'
        state = 'idle'
        if (again) plan()
      })
    }, withinMs)
  }
  return () => {
    if (state === 'idle') plan()
    else if (state === 'running') state = 'runningAgain'
  }
}
