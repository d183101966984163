import { Trash2, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Guides } from '#shared/design/design.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Checkbox } from '../../../../ui/Checkbox.tsx'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { NumberInput } from '../../../../ui/NumberInput.tsx'
import type { EditMode } from '../../stage/Stage.ts'
import { useStudio } from '../../StudioContext.ts'
import { aidNames, toggleAid, useStudioAids } from '../../studioAids.ts'
import { InspectorSection } from '../parts/InspectorSection.tsx'
import { readyGuides } from '../readyGuides.ts'

const noGuides: Guides = { x: [], y: [] }

/** What helps to place things: rulers, grid, snapping, safe zone, and guides by number. */
export function GuideFields() {
  const { t } = useTranslation()
  const { design, format, run, endStep } = useStudio()
  const aids = useStudioAids()
  const guides = design.guides[format.id] ?? noGuides
  const hasGuides = guides.x.length + guides.y.length > 0
  const set = (next: Guides, mode: EditMode) => {
    run('setGuides', { formatId: format.id, guides: next }, mode)
    if (mode === 'step') endStep()
  }
  return (
    <InspectorSection
      id="guides"
      title={t('studioInspector.page.aids')}
      actions={
        hasGuides && (
          <IconButton
            size="sm"
            icon={Trash2}
            label={t('studioInspector.page.clearGuides')}
            onClick={() => set(noGuides, 'step')}
          />
        )
      }
    >
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {aidNames.map(name => (
          <Checkbox
            key={name}
            checked={aids[name]}
            onChange={() => toggleAid(name)}
            label={t(`studioInspector.page.aid.${name}`)}
          />
        ))}
      </div>
      <span className="text-sm text-ink-muted">{t('studioInspector.page.guides')}</span>
      <div role="group" aria-label={t('studioInspector.page.guides')} className="grid grid-cols-3 gap-1">
        {(['middle', 'thirds', 'margins'] as const).map(name => (
          <Button key={name} size="sm" full onClick={() => set(readyGuides(name, format, guides), 'step')}>
            {t(`studioInspector.page.ready.${name}`)}
          </Button>
        ))}
      </div>
      {(['x', 'y'] as const).map(
        axis =>
          guides[axis].length > 0 && (
            <div key={axis} className="grid grid-cols-2 gap-1">
              {guides[axis].map((at, index) => (
                // Guides are known by their place in the list.
                <span key={index} className="flex items-center">
                  <NumberInput
                    aria-label={t(`studioInspector.page.guide.${axis}`, { number: index + 1 })}
                    mark={axis.toUpperCase()}
                    value={at}
                    digits={1}
                    min={-10_000}
                    max={20_000}
                    onChange={(next, mode) =>
                      set(
                        { ...guides, [axis]: guides[axis].map((old, n) => (n === index ? next : old)) },
                        mode,
                      )
                    }
                    onDone={endStep}
                  />
                  <IconButton
                    size="sm"
                    icon={X}
                    label={t('studioInspector.page.removeGuide')}
                    onClick={() =>
                      set({ ...guides, [axis]: guides[axis].filter((_, n) => n !== index) }, 'step')
                    }
                  />
                </span>
              ))}
            </div>
          ),
      )}
    </InspectorSection>
  )
}
