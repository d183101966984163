import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerOf } from '#shared/design/layer.ts'
import type { Adjustments } from '#shared/design/layers/imageLayer.ts'
import { resolveBrand } from '#shared/design/resolveBrand.ts'
import type { Scene } from '#shared/design/scene.ts'
import { ScenePicture } from '../../ScenePicture.tsx'
import { useStudio } from '../../StudioContext.ts'
import { picturePresetNames, picturePresets } from './picturePresets.ts'

interface PresetChoiceProps {
  /** The picture that the looks are shown on. */
  layer: LayerOf<'image'>
  /** Undefined: they differ. */
  value: Adjustments | undefined
  onChange: (adjust: Adjustments) => void
}

const side = 52

/** Looks to begin with, each shown on the picture itself. */
export function PresetChoice({ layer, value, onChange }: PresetChoiceProps) {
  const { t } = useTranslation()
  const { kit } = useStudio()
  const { mediaId, crop, cutout } = layer
  const said = value === undefined ? null : JSON.stringify(value)
  const scenes = useMemo(
    () =>
      picturePresetNames.map(name => {
        const seen = { ...layer, mediaId, crop, cutout, adjust: picturePresets[name] }
        return { name, scene: sceneOfOne(resolveBrand(seen, kit)) }
      }),
    // What the sliders do to the picture does not change what the looks would.
    // oxlint-disable-next-line react/exhaustive-deps
    [mediaId, crop, cutout, kit],
  )
  return (
    <div role="group" aria-label={t('studioInspector.image.presets')} className="grid grid-cols-4 gap-1">
      {scenes.map(({ name, scene }) => (
        <button
          key={name}
          type="button"
          aria-pressed={said === JSON.stringify(picturePresets[name])}
          onClick={() => onChange(picturePresets[name])}
          className="group flex min-w-0 flex-col items-center gap-0.5 rounded-md p-0.5"
        >
          <span className="overflow-hidden rounded-sm group-aria-pressed:outline-2 group-aria-pressed:outline-accent">
            <ScenePicture scene={scene} size={side} />
          </span>
          <span className="w-full truncate text-center text-xs text-ink-muted group-aria-pressed:text-accent">
            {t(`studioInspector.image.looks.${name}`)}
          </span>
        </button>
      ))}
    </div>
  )
}

/** A picture by itself in a square, whatever its frame is. */
const sceneOfOne = (layer: LayerOf<'image'>): Scene => ({
  width: side,
  height: side,
  fill: { kind: 'none' },
  across: null,
  layers: [
    {
      ...layer,
      ...{ mask: 'rectangle', radius: 0, border: null, shadow: null, opacity: 1, blend: 'normal' },
      frame: { x: 0, y: 0, width: side, height: side, rotation: 0 },
    },
  ],
})
