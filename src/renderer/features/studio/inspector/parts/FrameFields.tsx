import { FlipHorizontal2, FlipVertical2, Link2, Link2Off, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Layer } from '#shared/design/layer.ts'
import type { Frame } from '#shared/design/layerBase.ts'
import { Icon } from '../../../../ui/Icon.tsx'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { NumberInput } from '../../../../ui/NumberInput.tsx'
import type { EditMode } from '../../stage/Stage.ts'
import { useStudio } from '../../StudioContext.ts'
import { useStudioView } from '../../studioView.ts'
import { commonOf } from '../commonOf.ts'
import { plainAngle, resizedFrame } from '../resizedFrame.ts'
import { useLayerEdit } from '../useLayerEdit.ts'
import { InspectorSection } from './InspectorSection.tsx'
import { OrderBar } from './OrderBar.tsx'

/** What looks wrong when its sides are scaled differently. */
const keepsProportion = new Set<Layer['type']>(['icon', 'qr', 'badge', 'drawing', 'image'])

/** Where layers stand, exactly: also while a hand moves them. */
export function FrameFields() {
  const { t } = useTranslation()
  const { selection, format, run, endStep } = useStudio()
  const { layers, ids } = useLayerEdit(selection)
  const moving = useStudioView(view => view.moving)
  const [isLocked, setLocked] = useState<boolean | null>(null)
  const inProportion = isLocked ?? layers.every(({ type }) => keepsProportion.has(type))
  const frames = layers.map(layer => moving?.[layer.id] ?? layer.frame)
  const place = (change: (frame: Frame) => Frame, mode: EditMode) => {
    const placed = layers
      .filter(({ locked }) => !locked)
      .map(layer => [layer.id, change(layer.frame)] as const)
    run('placeLayers', { formatId: format.id, frames: Object.fromEntries(placed) }, mode)
    if (mode === 'step') endStep()
  }
  const isStill = layers.every(({ locked }) => locked)
  const growsByItself = layers.every(layer => layer.type === 'text' && layer.fit === 'grow')
  const field = (
    label: string,
    mark: React.ReactNode,
    read: (frame: Frame) => number,
    change: (value: number) => (frame: Frame) => Frame,
    more: { min?: number; unit?: string; disabled?: boolean } = {},
  ) => (
    <NumberInput
      aria-label={label}
      mark={mark}
      value={commonOf(frames, frame => Math.round(read(frame) * 100) / 100) ?? null}
      placeholder={t('studioInspector.mixed')}
      onChange={(value, mode) => place(change(value), mode)}
      onDone={endStep}
      digits={1}
      {...more}
      disabled={isStill || more.disabled === true}
    />
  )
  const flip = (along: 'x' | 'y') => {
    endStep()
    run('flipLayers', { ids, along })
    endStep()
  }
  return (
    <InspectorSection id="frame" title={t('studioInspector.frame.title')}>
      <div className="grid grid-cols-[1fr_1fr_1.75rem] gap-1">
        {field(
          t('studioInspector.frame.x'),
          'X',
          ({ x }) => x,
          x => frame => ({ ...frame, x }),
        )}
        {field(
          t('studioInspector.frame.y'),
          'Y',
          ({ y }) => y,
          y => frame => ({ ...frame, y }),
        )}
        <span />
        {field(
          t('studioInspector.frame.width'),
          t('studioInspector.frame.widthMark'),
          ({ width }) => width,
          width => frame => resizedFrame(frame, { width }, inProportion),
          { min: 0.5 },
        )}
        {field(
          t('studioInspector.frame.height'),
          t('studioInspector.frame.heightMark'),
          ({ height }) => height,
          height => frame => resizedFrame(frame, { height }, inProportion),
          { min: 0.5, disabled: growsByItself },
        )}
        <IconButton
          size="sm"
          icon={inProportion ? Link2 : Link2Off}
          label={t('studioInspector.frame.inProportion')}
          pressed={inProportion}
          onClick={() => setLocked(!inProportion)}
        />
        {field(
          t('studioInspector.frame.rotation'),
          <Icon icon={RotateCw} size={12} />,
          ({ rotation }) => plainAngle(rotation),
          degrees => frame => ({ ...frame, rotation: plainAngle(degrees) }),
          { unit: '°' },
        )}
        <span className="flex gap-1">
          <IconButton
            size="sm"
            icon={FlipHorizontal2}
            label={t('studioInspector.frame.flipX')}
            pressed={commonOf(layers, ({ flipX }) => flipX) === true}
            onClick={() => flip('x')}
          />
          <IconButton
            size="sm"
            icon={FlipVertical2}
            label={t('studioInspector.frame.flipY')}
            pressed={commonOf(layers, ({ flipY }) => flipY) === true}
            onClick={() => flip('y')}
          />
        </span>
      </div>
      <OrderBar />
    </InspectorSection>
  )
}
