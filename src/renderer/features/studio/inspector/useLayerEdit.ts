import type { LayerPatch } from '#shared/design/commands/editLayers.ts'
import type { Layer } from '#shared/design/layer.ts'
import { homeOf, layerIn } from '#shared/design/layout/layerIn.ts'
import type { EditMode } from '../stage/Stage.ts'
import { useStudio } from '../StudioContext.ts'
import { commonOf } from './commonOf.ts'
import { patchGroups } from './patchGroups.ts'

/** Layers of one kind as the inspector shows and changes them. */
export interface LayerEdit<L extends Layer> {
  /** Laid out for the format on screen, with colours and fonts as they are named. */
  layers: readonly L[]
  ids: readonly string[]
  /** What all of them have; undefined when they differ. */
  common<V>(read: (layer: L) => V): V | undefined
  /** Changes all of them, alike or each from what it is; one step of undo. `merge` goes on until `done`. */
  set(patch: LayerPatch | ((layer: L) => LayerPatch), mode: EditMode): void
  /** What came before is over. */
  done(): void
}

export function useLayerEdit<L extends Layer>(chosen: readonly L[]): LayerEdit<L> {
  const { design, format, run, endStep } = useStudio()
  const home = homeOf(design)
  const layers = chosen.map(layer => layerIn(layer, home, format))
  return {
    layers,
    ids: layers.map(({ id }) => id),
    common: read => commonOf(layers, read),
    set(patch, mode) {
      const groups = patchGroups(layers, typeof patch === 'function' ? patch : () => patch)
      for (const [index, group] of groups.entries()) {
        run('editLayers', { ...group, formatId: format.id }, index === 0 ? mode : 'merge')
      }
      if (mode === 'step') endStep()
    },
    done: endStep,
  }
}
