import type { LayerObject } from '../canvas/LayerObject.ts'
import { groupOf } from './groups.ts'
import type { HandParts } from './HandParts.ts'

/** What a press on the paper came to. */
export type Press =
  /** Fabric goes on with it: what is selected now may be dragged. */
  | { kind: 'goesOn' }
  /** What is selected is taken hold of; without a drag, what really lies there is meant. */
  | { kind: 'maybeChooses' }
  /** Pressed twice: opened when it is let go. */
  | { kind: 'opens'; object: LayerObject }
  /** It is over. */
  | { kind: 'done' }

const goesOn: Press = { kind: 'goesOn' }

/** Chooses what is under the pointer. What is selected already is taken hold of also where something else lies upon it. */
export function press(parts: HandParts, event: MouseEvent, clicks: number): Press {
  const { canvas } = parts
  if (canvas.isOnHandle(event)) return goesOn
  const hit = canvas.layerAt(event)
  if (clicks === 2 && hit !== undefined) return pressTwice(parts, hit)
  if (event.shiftKey) return hit === undefined ? goesOn : toggle(parts, hit)
  if (canvas.isOnSelected(canvas.getViewportPoint(event))) return { kind: 'maybeChooses' }
  chooseAt(parts, hit)
  return goesOn
}

/** A click chooses what lies under it, with its group. */
export function chooseAt({ selection, state }: HandParts, hit: LayerObject | undefined): void {
  const isOutside = state.entered !== null && hit?.layer.groupIds.includes(state.entered) !== true
  if (isOutside) state.entered = null
  selection.choose(hit === undefined ? [] : selection.withGroups([hit.layer.id]))
}

/** A group is entered, anything else is opened. */
function pressTwice({ selection, state }: HandParts, hit: LayerObject): Press {
  const group = groupOf(hit.layer, state.entered)
  if (group === null) return { kind: 'opens', object: hit }
  state.entered = group
  selection.choose(selection.withGroups([hit.layer.id]))
  return goesOn
}

function toggle({ selection, state }: HandParts, hit: LayerObject): Press {
  const unit = selection.withGroups([hit.layer.id])
  const isIn = unit.every(id => state.selected.includes(id))
  selection.choose(isIn ? state.selected.filter(id => !unit.includes(id)) : [...state.selected, ...unit])
  // Fabric would select what was just taken out.
  return isIn ? { kind: 'done' } : goesOn
}
