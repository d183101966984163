import type { Aids, ScreenPoint, Tool } from './Stage.ts'

/** What of the stage changes by itself while hands are at work; the design is not in it. */
export interface StageState {
  tool: Tool
  aids: Aids
  selected: readonly string[]
  /** The group whose parts can be chosen by themselves. */
  entered: string | null
  /** The image whose crop is being chosen. */
  cropping: string | null
  spaceHeld: boolean
  /** Points of the line being drawn, in units. */
  drawing: ScreenPoint[]
}

const noAids: Aids = { guides: { x: [], y: [] }, grid: null, snap: true, rulers: false, safeZone: null }

export const newStageState = (): StageState => ({
  tool: { kind: 'select' },
  aids: noAids,
  selected: [],
  entered: null,
  cropping: null,
  spaceHeld: false,
  drawing: [],
})
