import type { StageCanvas } from '../canvas/StageCanvas.ts'
import type { Resources } from '../createResources.ts'
import type { Layers } from '../createLayers.ts'
import type { Opened } from '../createOpened.ts'
import type { Selection } from '../createSelection.ts'
import type { StageEvents } from '../Stage.ts'
import type { StageState } from '../StageState.ts'
import type { ViewControl } from './createViewControl.ts'

/** What a hand reaches. */
export interface HandParts {
  canvas: StageCanvas
  view: ViewControl
  layers: Layers
  selection: Selection
  opened: Opened
  resources: Resources
  state: StageState
  on: StageEvents
}
