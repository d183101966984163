import { app } from 'electron'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { autostartFile } from './autostartFile.ts'

/** Switches starting with the computer on or off: hidden, with the same profile. */
export function setStartWithComputer(on: boolean, profileDir: string | null): void {
  const args = ['--hidden', ...(profileDir === null ? [] : ['--profile', profileDir])]
  if (process.platform === 'linux') {
    if (on) writeAutostart(args)
    else rmSync(autostartPath(), { force: true })
    return
  }
  const own = app.isPackaged ? [] : [app.getAppPath()]
  app.setLoginItemSettings({ openAtLogin: on, args: [...own, ...args] })
}

/** Where desktops look for what starts with them; a relative XDG_CONFIG_HOME must be ignored. */
export function autostartPath(env: NodeJS.ProcessEnv = process.env): string {
  const configured = env['XDG_CONFIG_HOME']
  const config = configured !== undefined && isAbsolute(configured) ? configured : join(homedir(), '.config')
  return join(config, 'autostart', 'ratiba.desktop')
}

function writeAutostart(args: readonly string[]): void {
  const file = autostartPath()
  const own = app.isPackaged ? [] : [app.getAppPath()]
  const noSandbox = app.commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox'] : []
  const binding = process.env['RATIBA_NATIVE_BINDING']
  const text = autostartFile({
    // An AppImage runs from a folder that is gone when it ends.
    command: [process.env['APPIMAGE'] ?? process.execPath, ...noSandbox, ...own, ...args],
    env: binding === undefined || binding === '' ? {} : { RATIBA_NATIVE_BINDING: binding },
  })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.part`, text)
  renameSync(`${file}.part`, file)
}
