import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Anchor } from '#shared/design/layerBase.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { formatName } from '../../formatName.ts'
import { useStudio } from '../../StudioContext.ts'
import { useLayerEdit } from '../useLayerEdit.ts'
import { AnchorPicture } from './AnchorPicture.tsx'
import { InspectorSection } from './InspectorSection.tsx'

const acrossAnchors = ['left', 'centre', 'right', 'stretch', 'scale'] as const
const downAnchors = ['top', 'middle', 'bottom', 'stretch', 'scale'] as const

/** How layers follow into the other sizes, and where they were adjusted by hand instead. */
export function FollowFields() {
  const { t } = useTranslation()
  const { selection, design, format, run, endStep } = useStudio()
  const { layers, ids, common, set } = useLayerEdit(selection)
  const change = (patch: Partial<Anchor>) => set(layer => ({ anchor: { ...layer.anchor, ...patch } }), 'step')
  const across = common(({ anchor }) => anchor.x)
  const down = common(({ anchor }) => anchor.y)
  const isHome = format.id === design.homeFormatId
  const adjusted = design.formats.filter(({ id }) =>
    layers.some(layer => layer.adjustments[id] !== undefined),
  )
  const isAdjustedHere = !isHome && adjusted.includes(format)
  const elsewhere = adjusted.filter(other => other !== format)
  return (
    <InspectorSection
      id="follow"
      title={t('studioInspector.follow.title')}
      closed={design.formats.length < 2}
    >
      {isAdjustedHere && (
        <>
          <p className="text-sm text-warning">{t('studioInspector.follow.adjusted')}</p>
          <Button
            size="sm"
            full
            icon={Undo2}
            onClick={() => {
              endStep()
              run('followHome', { ids, formatId: format.id })
              endStep()
            }}
          >
            {t('studioInspector.follow.asHome')}
          </Button>
        </>
      )}
      {elsewhere.length > 0 && (
        <p className="text-sm text-ink-muted">
          {t('studioInspector.follow.adjustedIn', {
            sizes: elsewhere.map(other => formatName(t, other)).join(', '),
          })}
        </p>
      )}
      <div className="flex items-center gap-3">
        <AnchorPicture across={across} down={down} onChange={change} />
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <Select
            size="sm"
            aria-label={t('studioInspector.follow.across')}
            value={across ?? null}
            placeholder={t('studioInspector.mixed')}
            onChange={x => change({ x })}
            options={acrossAnchors.map(value => ({
              value,
              label: t(`studioInspector.follow.acrossTo.${value}`),
            }))}
          />
          <Select
            size="sm"
            aria-label={t('studioInspector.follow.down')}
            value={down ?? null}
            placeholder={t('studioInspector.mixed')}
            onChange={y => change({ y })}
            options={downAnchors.map(value => ({
              value,
              label: t(`studioInspector.follow.downTo.${value}`),
            }))}
          />
        </div>
      </div>
    </InspectorSection>
  )
}
