import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patternIds } from '#shared/design/paint.ts'
import type { Fill } from '#shared/design/paint.ts'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { SliderField } from '../../../ui/SliderField.tsx'
import { Stack } from '../../../ui/Stack.tsx'
import { FillSwatch } from './FillSwatch.tsx'
import { PaintEditor } from './PaintEditor.tsx'
import { usePaints } from './usePaints.ts'

interface PatternEditorProps {
  value: Extract<Fill, { kind: 'pattern' }>
  onChange: (fill: Fill, mode: 'step' | 'merge') => void
}

/** A pattern of two colours. */
export function PatternEditor({ value, onChange }: PatternEditorProps) {
  const { t } = useTranslation()
  const { done } = usePaints()
  const [part, setPart] = useState<'paint' | 'behind'>('paint')
  return (
    <Stack gap={3}>
      <div role="group" aria-label={t('studioInspector.fill.pattern')} className="grid grid-cols-5 gap-1.5">
        {patternIds.map(pattern => (
          <button
            key={pattern}
            type="button"
            title={t(`studioInspector.patterns.${pattern}`)}
            aria-label={t(`studioInspector.patterns.${pattern}`)}
            aria-pressed={pattern === value.pattern}
            onClick={() => {
              onChange({ ...value, pattern }, 'step')
              done()
            }}
            className="relative h-9 overflow-hidden rounded-md border aria-pressed:outline-2 aria-pressed:outline-accent"
          >
            <FillSwatch fill={{ ...value, pattern }} tile={20} />
          </button>
        ))}
      </div>
      <SliderField
        label={t('studioInspector.fill.scale')}
        value={Math.round(value.scale * 100)}
        onChange={(percent, mode) => onChange({ ...value, scale: percent / 100 }, mode)}
        onDone={done}
        min={10}
        max={1000}
        step={5}
        rest={100}
        unit="%"
      />
      <SegmentedControl
        full
        size="sm"
        aria-label={t('studioInspector.fill.colourOf')}
        value={part}
        onChange={setPart}
        segments={[
          { value: 'paint', label: t('studioInspector.fill.paint') },
          { value: 'behind', label: t('studioInspector.fill.behind') },
        ]}
      />
      <PaintEditor
        key={part}
        value={value[part]}
        onChange={(paint, mode) => onChange({ ...value, [part]: paint }, mode)}
      />
    </Stack>
  )
}
