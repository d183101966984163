import type { Layer } from '#shared/design/layer.ts'
import type { Scene } from '#shared/design/scene.ts'
import type { Needs } from './views/LayerView.ts'
import { viewOf } from './views/registry.ts'

/** All that is needed before a scene can be drawn truly. */
export function needsOf(scene: Pick<Scene, 'fill' | 'layers'>): Needs {
  const needs = scene.layers.map(layerNeeds)
  return {
    pictures: [
      ...(scene.fill.kind === 'image' ? [scene.fill.mediaId] : []),
      ...needs.flatMap(need => need.pictures),
    ],
    icons: needs.flatMap(need => need.icons),
    faces: needs.flatMap(need => need.faces),
  }
}

export const layerNeeds = (layer: Layer): Needs => viewOf(layer).needs(layer)
