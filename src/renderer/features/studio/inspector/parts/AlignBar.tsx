import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AlignTo } from '#shared/design/commands/alignLayers.ts'
import { unitsOf } from '#shared/design/unitsOf.ts'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { useStudio } from '../../StudioContext.ts'

const aligns: readonly { to: AlignTo; icon: LucideIcon }[] = [
  { to: 'left', icon: AlignStartVertical },
  { to: 'centre', icon: AlignCenterVertical },
  { to: 'right', icon: AlignEndVertical },
  { to: 'top', icon: AlignStartHorizontal },
  { to: 'middle', icon: AlignCenterHorizontal },
  { to: 'bottom', icon: AlignEndHorizontal },
]

/** Aligns what is chosen, to each other or to the page, and makes the gaps between equal. */
export function AlignBar() {
  const { t } = useTranslation()
  const { design, format, selection, run, endStep } = useStudio()
  const ids = selection.map(({ id }) => id)
  const units = unitsOf(design, ids, format.id).length
  const act = (change: () => void) => () => {
    endStep()
    change()
    endStep()
  }
  return (
    <div className="border-b px-3 py-1.5">
      <div role="group" aria-label={t('studioInspector.arrange.align')} className="grid grid-cols-8">
        {aligns.map(({ to, icon }) => (
          <IconButton
            key={to}
            size="sm"
            icon={icon}
            label={t(
              units > 1
                ? `studioInspector.arrange.alignTo.${to}`
                : `studioInspector.arrange.alignToPage.${to}`,
            )}
            disabled={units === 0}
            onClick={act(() => run('alignLayers', { ids, formatId: format.id, to }))}
          />
        ))}
        <IconButton
          size="sm"
          icon={AlignHorizontalSpaceBetween}
          label={t('studioInspector.arrange.distributeX')}
          disabled={units < 3}
          onClick={act(() => run('distributeLayers', { ids, formatId: format.id, along: 'x' }))}
        />
        <IconButton
          size="sm"
          icon={AlignVerticalSpaceBetween}
          label={t('studioInspector.arrange.distributeY')}
          disabled={units < 3}
          onClick={act(() => run('distributeLayers', { ids, formatId: format.id, along: 'y' }))}
        />
      </div>
    </div>
  )
}
