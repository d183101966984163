import type { ScreenPoint } from '../Stage.ts'
import { rulerUnder } from '../overlay/drawRulers.ts'
import type { HandParts } from './HandParts.ts'
import type { Hold } from './Hold.ts'

/** From how near a guide is taken, in CSS pixels. */
const reach = 4
const mostGuides = 100

/** The guide or ruler a hand would take here, by the axis along which it moves. What is selected goes before it. */
export function guideUnder({ state, view, canvas }: HandParts, at: ScreenPoint): 'x' | 'y' | null {
  const { aids, tool } = state
  if (tool.kind !== 'select') return null
  const ruler = aids.rulers ? rulerUnder(at) : null
  if (ruler !== null) return ruler
  if (canvas.isOnSelected(at)) return null
  const units = view.unitsAt(at)
  const near = reach / view.view().zoom
  const found = (['x', 'y'] as const).find(axis =>
    aids.guides[axis].some(guide => Math.abs(guide - units[axis]) < near),
  )
  return found ?? null
}

/** A new guide from a ruler, or one that lies near. Let go on its ruler it is gone. */
export function takeGuide(parts: HandParts, from: ScreenPoint): Hold | null {
  const axis = guideUnder(parts, from)
  if (axis === null) return null
  const { state, canvas, view, on } = parts
  const isNew = state.aids.rulers && rulerUnder(from) !== null
  const units = view.unitsAt(from)
  const near = reach / view.view().zoom
  const others = state.aids.guides[axis].filter(at => isNew || Math.abs(at - units[axis]) >= near)
  const put = (at: number[]) => {
    state.aids = { ...state.aids, guides: { ...state.aids.guides, [axis]: [...others, ...at] } }
    canvas.requestRenderAll()
  }
  const wanted = (at: ScreenPoint) => Math.round(view.unitsAt(at)[axis])
  return {
    move: at => put([wanted(at)]),
    end(at) {
      put(rulerUnder(at) === axis || others.length >= mostGuides ? [] : [wanted(at)])
      on.guides(state.aids.guides)
    },
  }
}
