import { Ban, Blend, Droplet, Grid2x2, Image } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '#shared/model/assertNever.ts'
import { colourFill } from '#shared/design/paint.ts'
import type { Fill, Paint } from '#shared/design/paint.ts'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { Stack } from '../../../ui/Stack.tsx'
import { GradientEditor } from './GradientEditor.tsx'
import { ImageFillEditor } from './ImageFillEditor.tsx'
import { PaintEditor } from './PaintEditor.tsx'
import { PatternEditor } from './PatternEditor.tsx'
import { usePaints } from './usePaints.ts'

export type FillKind = Fill['kind']

export interface FillEditorProps {
  /** Null: several that differ. */
  value: Fill | null
  /** `merge`: it is still being chosen; the editor itself ends the step. */
  onChange: (fill: Fill, mode: 'step' | 'merge') => void
  /** What it may be filled with; a picture only where it is a background. */
  kinds?: readonly FillKind[]
}

const usualKinds: readonly FillKind[] = ['none', 'colour', 'gradient', 'pattern']

const icons = {
  none: Ban,
  colour: Droplet,
  gradient: Blend,
  pattern: Grid2x2,
  image: Image,
}

/** Chooses what an area is filled with, in place. */
export function FillEditor({ value, onChange, kinds = usualKinds }: FillEditorProps) {
  const { t } = useTranslation()
  const paints = usePaints()
  // A picture is a fill only once one was chosen; until then it is only asked for.
  const [isAsking, setAsking] = useState(false)
  const has = value === null ? null : mainPaint(value)
  const kind = isAsking ? 'image' : (value?.kind ?? null)
  const turnInto = (next: FillKind) => {
    setAsking(next === 'image')
    const begun = beginning(next, has ?? firstPaint(paints.kit !== null), paints.kit !== null)
    if (begun !== null && next !== value?.kind) onChange(begun, 'step')
    paints.done()
  }
  return (
    <Stack gap={3}>
      <SegmentedControl
        full
        iconsOnly
        size="sm"
        aria-label={t('studioInspector.fill.kind')}
        value={kind}
        onChange={turnInto}
        segments={kinds.map(one => ({
          value: one,
          label: t(`studioInspector.fill.${one}`),
          icon: icons[one],
        }))}
      />
      {kind === 'image' ? (
        <ImageFillEditor
          value={value}
          onChange={(fill, mode) => {
            setAsking(false)
            onChange(fill, mode)
          }}
        />
      ) : (
        value !== null && <EditorOfKind value={value} onChange={onChange} />
      )}
    </Stack>
  )
}

function EditorOfKind({ value, onChange }: Pick<FillEditorProps, 'onChange'> & { value: Fill }) {
  const { t } = useTranslation()
  switch (value.kind) {
    case 'none':
      return <p className="text-sm text-ink-muted">{t('studioInspector.fill.noneHelp')}</p>
    case 'colour':
      return <PaintEditor value={value.paint} onChange={(paint, mode) => onChange(colourFill(paint), mode)} />
    case 'gradient':
      return <GradientEditor value={value} onChange={onChange} />
    case 'pattern':
      return <PatternEditor value={value} onChange={onChange} />
    case 'image':
      return null
    default:
      return assertNever(value)
  }
}

const firstPaint = (branded: boolean): Paint => (branded ? 'brand:primary' : '#8a5a3c')

/** The colour that a fill keeps when it becomes one of another kind. */
function mainPaint(fill: Fill): Paint | null {
  switch (fill.kind) {
    case 'colour':
      return fill.paint
    case 'pattern':
      return fill.behind
    case 'gradient':
      return fill.stops[0]?.paint ?? null
    case 'none':
    case 'image':
      return null
  }
}

/** What a kind of fill begins with; null where something must be chosen first. */
function beginning(kind: FillKind, paint: Paint, branded: boolean): Fill | null {
  const second = branded ? (paint === 'brand:accent' ? 'brand:primary' : 'brand:accent') : '#f0c9a0'
  switch (kind) {
    case 'none':
      return { kind }
    case 'colour':
      return colourFill(paint)
    case 'gradient':
      return {
        kind,
        shape: 'linear',
        angle: 45,
        stops: [
          { at: 0, paint },
          { at: 1, paint: second },
        ],
      }
    case 'pattern':
      return { kind, pattern: 'dots', paint: second, behind: paint, scale: 1 }
    case 'image':
      return null
  }
}
