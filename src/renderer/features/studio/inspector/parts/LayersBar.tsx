import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  ArrowDownToLine,
  ArrowUpToLine,
  BringToFront,
  Group,
  SendToBack,
  Ungroup,
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
const orders = [
  { to: 'front', icon: BringToFront },
  { to: 'forward', icon: ArrowUpToLine },
  { to: 'backward', icon: ArrowDownToLine },
  { to: 'back', icon: SendToBack },
] as const

/** Puts what is chosen in its place: aligned, at equal distances, above or below others, as a group. */
export function LayersBar() {
  const { t } = useTranslation()
  const { design, format, selection, run, endStep } = useStudio()
  const ids = selection.map(({ id }) => id)
  const units = unitsOf(design, ids, format.id).length
  const isGrouped = selection.some(({ groupIds }) => groupIds.length > 0)
  const act = (change: () => void) => () => {
    endStep()
    change()
    endStep()
  }
  return (
    <div className="flex flex-col gap-1 border-b px-3 py-2">
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
      <div role="group" aria-label={t('studioInspector.arrange.order')} className="grid grid-cols-8">
        {orders.map(({ to, icon }) => (
          <IconButton
            key={to}
            size="sm"
            icon={icon}
            label={t(`studioInspector.arrange.orderTo.${to}`)}
            onClick={act(() => run('orderLayers', { ids, to }))}
          />
        ))}
        <span />
        <span />
        <IconButton
          size="sm"
          icon={Group}
          label={t('studioInspector.arrange.group')}
          disabled={selection.length < 2}
          onClick={act(() => run('groupLayers', { ids, groupId: crypto.randomUUID() }))}
        />
        <IconButton
          size="sm"
          icon={Ungroup}
          label={t('studioInspector.arrange.ungroup')}
          disabled={!isGrouped}
          onClick={act(() => run('ungroupLayers', { ids }))}
        />
      </div>
    </div>
  )
}
