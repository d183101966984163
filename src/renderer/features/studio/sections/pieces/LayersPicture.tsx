import { useMemo } from 'react'
import type { Layer } from '#shared/design/layer.ts'
import { colourFill } from '#shared/design/paint.ts'
import type { BrandColour } from '#shared/design/paint.ts'
import { resolveBrand, resolveFill } from '#shared/design/resolveBrand.ts'
import type { Scene } from '#shared/design/scene.ts'
import { ScenePicture } from '../../ScenePicture.tsx'
import { useStudio } from '../../StudioContext.ts'

interface LayersPictureProps {
  /** Around 0, 0. */
  layers: readonly Layer[]
  /** In units. */
  width: number
  height: number
  /** CSS pixels of the longer side. */
  size: number
  ground?: BrandColour
}

/** Layers as the canvas draws them, on a colour of the brand: its ink is not read on every theme. */
export function LayersPicture({ layers, width, height, size, ground = 'paper' }: LayersPictureProps) {
  const { kit } = useStudio()
  const scene = useMemo(
    (): Scene => ({
      width,
      height,
      fill: resolveFill(colourFill(`brand:${ground}`), kit),
      across: null,
      layers: layers.map(layer =>
        resolveBrand(
          {
            ...layer,
            frame: { ...layer.frame, x: layer.frame.x + width / 2, y: layer.frame.y + height / 2 },
          },
          kit,
        ),
      ),
    }),
    [layers, width, height, ground, kit],
  )
  return <ScenePicture scene={scene} size={size} />
}
