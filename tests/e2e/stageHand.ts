import type { Page } from '@playwright/test'
import type { Layer } from '#shared/design/layer.ts'
import type { Frame } from '#shared/design/layerBase.ts'
import type { StudioPage } from '../studio/page.ts'

declare const studioPage: { studio: StudioPage }

export interface Place {
  x: number
  y: number
}

export type HeldKey = 'Shift' | 'Alt' | 'Control'

/**
 * A hand at the stage of `tests/studio`. Places are in units of the paper, so that a test need not know the zoom. What is pressed twice
 * within half a second at one place is a double click, as for a person: tries that are none take another place.
 */
export interface StageHand {
  at(place: Place): Promise<Place>
  moveTo(place: Place): Promise<void>
  click(
    place: Place,
    options?: { clicks?: number; keys?: HeldKey[]; button?: 'left' | 'right' },
  ): Promise<void>
  /** Pressed, carried and, unless it is to be looked at on the way, let go. */
  drag(from: Place, to: Place, options?: { keys?: HeldKey[]; letGo?: boolean }): Promise<void>
  letGo(...keys: HeldKey[]): Promise<void>
  frame(id: string): Promise<Frame>
  layer(id: string): Promise<Layer>
  selected(): Promise<readonly string[]>
  steps(): Promise<number>
  told(): Promise<string[]>
}

export function handAt(page: Page): StageHand {
  const at = async ({ x, y }: Place) => {
    const view = await page.evaluate(() => studioPage.studio.view())
    return { x: view.x + x * view.zoom, y: view.y + y * view.zoom }
  }
  const moveTo = async (place: Place, steps = 8) => {
    const { x, y } = await at(place)
    await page.mouse.move(x, y, { steps })
  }
  const down = async (keys: readonly HeldKey[]) => {
    for (const key of keys) await page.keyboard.down(key)
  }
  const letGo = async (...keys: HeldKey[]) => {
    await page.mouse.up()
    for (const key of keys) await page.keyboard.up(key)
  }
  const layer = async (id: string) => {
    const all = await page.evaluate(() => studioPage.studio.layers())
    const found = all.find(one => one.id === id)
    if (found === undefined) throw new Error(`no layer ${id}`)
    return found
  }
  return {
    at,
    moveTo: place => moveTo(place),
    async click(place, { clicks = 1, keys = [], button = 'left' } = {}) {
      await moveTo(place, 1)
      await down(keys)
      const { x, y } = await at(place)
      await page.mouse.click(x, y, { clickCount: clicks, button })
      for (const key of keys) await page.keyboard.up(key)
    },
    async drag(from, to, { keys = [], letGo: isLetGo = true } = {}) {
      await moveTo(from, 1)
      await page.mouse.down()
      await down(keys)
      await moveTo(to)
      if (isLetGo) await letGo(...keys)
    },
    letGo,
    layer,
    frame: async id => (await layer(id)).frame,
    selected: () => page.evaluate(() => studioPage.studio.selected()),
    steps: () => page.evaluate(() => studioPage.studio.steps()),
    told: () => page.evaluate(() => studioPage.studio.told()),
  }
}
