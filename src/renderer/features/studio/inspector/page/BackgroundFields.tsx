import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fill } from '#shared/design/paint.ts'
import { SegmentedControl } from '../../../../ui/SegmentedControl.tsx'
import { FillPicker } from '../../pickers/FillPicker.tsx'
import type { EditMode } from '../../stage/Stage.ts'
import { useStudio } from '../../StudioContext.ts'
import { InspectorSection } from '../parts/InspectorSection.tsx'

const backgroundKinds = ['none', 'colour', 'gradient', 'pattern', 'image'] as const

/** What the page is filled with: by itself, like every other, or as a part of one that runs across all of them. */
export function BackgroundFields() {
  const { t } = useTranslation()
  const { design, page, run, endStep } = useStudio()
  const [own, setOwn] = useState<'page' | 'each'>('page')
  const scope = design.acrossPages === null ? own : 'across'
  const fill = design.acrossPages ?? page.fill
  const set = (next: Fill, to: typeof scope, mode: EditMode) => {
    run('setBackground', { pageId: page.id, fill: next, to }, mode)
    if (mode === 'step') endStep()
  }
  return (
    <InspectorSection id="background" title={t('studioInspector.page.background')}>
      <FillPicker
        label={t('studioInspector.page.background')}
        kinds={backgroundKinds}
        value={fill}
        onChange={(next, mode) => set(next, scope, mode)}
      />
      {design.pages.length > 1 && (
        <SegmentedControl
          full
          size="sm"
          aria-label={t('studioInspector.page.scope')}
          value={scope}
          onChange={next => {
            if (next !== 'across') setOwn(next)
            set(fill, next, 'step')
          }}
          segments={[
            { value: 'page', label: t('studioInspector.page.thisPage') },
            { value: 'each', label: t('studioInspector.page.everyPage') },
            { value: 'across', label: t('studioInspector.page.across') },
          ]}
        />
      )}
    </InspectorSection>
  )
}
