import { ActiveSelection } from 'fabric'
import type { LayerObject } from './canvas/LayerObject.ts'
import type { StageCanvas } from './canvas/StageCanvas.ts'
import type { Layers } from './createLayers.ts'
import { withGroups } from './hands/groups.ts'
import type { StageEvents } from './Stage.ts'
import type { StageState } from './StageState.ts'

export interface Selection {
  /** Chosen elsewhere: nothing is told. */
  select(ids: readonly string[]): void
  /** Chosen by a hand. */
  choose(ids: readonly string[]): void
  /** All that is chosen with these, because it is in one group with them. */
  withGroups(ids: readonly string[]): string[]
}

interface SelectionDeps {
  canvas: StageCanvas
  layers: Layers
  state: StageState
  on: Pick<StageEvents, 'select'>
  dress(object: ActiveSelection): void
}

/** What is chosen, as Fabric holds it. */
export function createSelection({ canvas, layers, state, on, dress }: SelectionDeps): Selection {
  /** Several are moved, turned and enlarged as one; their sides stay as they are to each other. */
  const together = (held: LayerObject[], canMove: boolean) => {
    const active = new ActiveSelection(held, { canvas })
    dress(active)
    active.setControlsVisibility({ ml: false, mr: false, mt: false, mb: false })
    active.hasControls = canMove
    active.lockMovementX = !canMove
    active.lockMovementY = !canMove
    canvas.hold(active)
  }
  const select = (ids: readonly string[]) => {
    state.selected = ids.filter(layers.has)
    const chosen = state.selected.flatMap(id => layers.get(id) ?? [])
    const movable = chosen.filter(({ layer }) => !layer.locked)
    const held = movable.length > 0 ? movable : chosen
    canvas.discardActiveObject()
    const [only] = held
    if (held.length > 1) together(held, movable.length > 0)
    else if (only !== undefined) canvas.setActiveObject(only)
    canvas.requestRenderAll()
  }
  return {
    select,
    choose(ids) {
      if (ids.length === state.selected.length && ids.every(id => state.selected.includes(id))) return
      select(ids)
      on.select([...state.selected])
    },
    withGroups: ids =>
      withGroups(
        ids,
        canvas.layerObjects().map(({ layer }) => layer),
        state.entered,
      ),
  }
}
