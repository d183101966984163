import { ArrowDownToLine, ArrowUpToLine, BringToFront, Group, SendToBack, Ungroup } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { useStudio } from '../../StudioContext.ts'

const orders = [
  { to: 'front', icon: BringToFront },
  { to: 'forward', icon: ArrowUpToLine },
  { to: 'backward', icon: ArrowDownToLine },
  { to: 'back', icon: SendToBack },
] as const

/** Puts what is chosen above or below others, and makes it a group. */
export function OrderBar() {
  const { t } = useTranslation()
  const { selection, run, endStep } = useStudio()
  const ids = selection.map(({ id }) => id)
  const isGrouped = selection.some(({ groupIds }) => groupIds.length > 0)
  const act = (change: () => void) => () => {
    endStep()
    change()
    endStep()
  }
  return (
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
  )
}
