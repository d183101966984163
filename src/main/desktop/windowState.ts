import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

export interface WindowState {
  bounds: Rectangle
  maximised: boolean
}

export const smallestWindow = { width: 880, height: 560 }
const firstWindow = { width: 1280, height: 820 }

/** What was kept, or null when there is nothing or it cannot be read: then the window opens where it does at first. */
export function readWindowState(file: string): WindowState | null {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<WindowState> | null
    const { x, y, width, height }: Partial<Rectangle> = kept?.bounds ?? {}
    if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height) || width < 1 || height < 1) {
      return null
    }
    return { bounds: { x, y, width, height }, maximised: kept?.maximised === true }
  } catch {
    return null
  }
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)

export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.part`, JSON.stringify(state))
  renameSync(`${file}.part`, file)
}

/**
 * Where the window goes: where it was, cut to the work area of the display it was on; in the middle of the first
 * display (which must be the main one) when that display is no longer there.
 */
export function placeWindow(kept: WindowState | null, workAreas: readonly Rectangle[]): Rectangle {
  const bounds = kept?.bounds
  const home = bounds && workAreas.find(area => holdsTitleBar(area, bounds))
  if (bounds && home) return fitInto(home, bounds)
  const main = workAreas[0] ?? { x: 0, y: 0, ...firstWindow }
  const wish = bounds ?? firstWindow
  const width = Math.min(wish.width, main.width)
  const height = Math.min(wish.height, main.height)
  return {
    x: main.x + Math.round((main.width - width) / 2),
    y: main.y + Math.round((main.height - height) / 2),
    width,
    height,
  }
}

/** Enough of the title bar must be on the display to take hold of it. */
function holdsTitleBar(area: Rectangle, bounds: Rectangle): boolean {
  const seen = Math.min(area.x + area.width, bounds.x + bounds.width) - Math.max(area.x, bounds.x)
  return seen >= Math.min(120, bounds.width) && bounds.y >= area.y && bounds.y < area.y + area.height - 32
}

function fitInto(area: Rectangle, bounds: Rectangle): Rectangle {
  const width = Math.min(bounds.width, area.width)
  const height = Math.min(bounds.height, area.height)
  return {
    x: Math.max(area.x, Math.min(bounds.x, area.x + area.width - width)),
    y: Math.max(area.y, Math.min(bounds.y, area.y + area.height - height)),
    width,
    height,
  }
}
