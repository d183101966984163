import { create } from 'zustand'
import type { Frame } from '#shared/design/layerBase.ts'

interface StudioView {
  /** Pixels of the screen for one unit of the format. */
  zoom: number
  /** Layers under a hand at this moment, for the numbers beside the canvas; null while nothing moves. */
  moving: Record<string, Frame> | null
  /** The text that is being written into. */
  editing: string | null
  /** The image whose crop is being chosen. */
  cropping: string | null
  /** The image for which another picture is being chosen. */
  choosing: string | null
  /** Where the context menu is open, in CSS pixels of the window. */
  menuAt: { x: number; y: number } | null
}

export const stillView: StudioView = {
  zoom: 1,
  moving: null,
  editing: null,
  cropping: null,
  choosing: null,
  menuAt: null,
}

/** What changes with every move of a hand: apart from the design, so that only what shows it is drawn again. */
export const useStudioView = create<StudioView>(() => stillView)
