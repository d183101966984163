import { useTranslation } from 'react-i18next'
import { paintsIn } from '#shared/design/mapPaints.ts'
import { PaintPicker } from '../../pickers/PaintPicker.tsx'
import { useStudio } from '../../StudioContext.ts'
import { InspectorSection } from './InspectorSection.tsx'

const mostShown = 12

/** Every colour of what is chosen: changing one changes it wherever they have it. */
export function SelectionColours() {
  const { t } = useTranslation()
  const { selection, run, endStep } = useStudio()
  const ids = selection.map(({ id }) => id)
  const paints = paintsIn(selection)
  if (paints.length === 0) return null
  return (
    <InspectorSection id="colours" title={t('studioInspector.colours')}>
      <div className="grid grid-cols-2 gap-1">
        {paints.slice(0, mostShown).map((paint, index) => (
          <PaintPicker
            // A colour that is being mixed stays the same colour.
            key={index}
            label={t('studioInspector.colourNumber', { number: index + 1 })}
            value={paint}
            onChange={(to, mode) => {
              // Two that only meet on the way to another colour would never part again.
              if (mode === 'merge' && paints.includes(to.toLowerCase())) return
              run('replacePaint', { ids, from: paint, to }, mode)
              if (mode === 'step') endStep()
            }}
          />
        ))}
      </div>
    </InspectorSection>
  )
}
