import { CalendarClock, CloudUpload, Ellipsis, MoonStar, PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeliveryRisk } from '#shared/contract/risks.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { Project } from '#shared/model/project.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { ChannelMark } from '../../lib/ChannelMark.tsx'
import { useHandOver } from '../../lib/useHandOver.ts'
import { useNetworks } from '../../lib/useNetworks.ts'
import { useRiskWords } from '../../lib/useRiskWords.ts'
import { ZonedTime } from '../../lib/ZonedTime.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ListRow } from '../../ui/List.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { Section } from './Section.tsx'
import type { TodayActions } from './useTodayActions.ts'

interface AtRiskProps {
  projectId: string | null
  channels: ReadonlyMap<string, Channel>
  /** Named where rows of several projects stand together. */
  projects: readonly Project[] | undefined
  actions: TodayActions
}

/** The soonest are enough to act on; the calendar marks all. */
const mostRows = 5

/** What is due while this computer usually sleeps, each with what can be done about it; nothing where nothing is. */
export function AtRisk({ projectId, channels, projects, actions }: AtRiskProps) {
  const { t } = useTranslation()
  // Habits change by the day, and no event tells of time that passes.
  const { data = [] } = useQueryOf(
    'risks.list',
    { projectId },
    { keepPrevious: true, refetchEveryMs: 10 * 60_000 },
  )
  const more = data.length - mostRows
  return (
    <Section title={t('today.atRisk')} count={data.length}>
      {data.slice(0, mostRows).map(found => (
        <RiskRow
          key={found.delivery.id}
          found={found}
          place={[
            channels.get(found.delivery.channelId),
            projects?.find(p => p.id === found.delivery.projectId),
          ]
            .flatMap(named => named?.name ?? [])
            .join(' · ')}
          actions={actions}
        />
      ))}
      {more > 0 && <li className="px-3 py-2 text-ink-muted">{t('today.moreAtRisk', { count: more })}</li>}
    </Section>
  )
}

function RiskRow({ found, place, actions }: { found: DeliveryRisk; place: string; actions: TodayActions }) {
  const { t } = useTranslation()
  const { delivery, risk } = found
  const words = useRiskWords()
  const format = useFormat(delivery.zone)
  const { move, leave } = useRiskActions(found)
  const handOver = useHandOver()
  const network = useNetworks().get(delivery.network)?.name ?? delivery.network
  const { betterLocal } = risk
  const { kept } = found
  const give: MenuEntry = {
    id: 'give',
    label: t('rules.handOver.give', { network }),
    icon: CloudUpload,
    note: kept === null ? t('rules.handOver.help', { network }) : t(`rules.handOver.kept.${kept}`),
    disabled: kept !== null,
    onSelect: () => handOver(delivery.id, network, false),
  }
  const moveIt: MenuEntry[] =
    betterLocal === null
      ? []
      : [
          {
            id: 'move',
            label: t('today.moveTo', { when: format.local(betterLocal) }),
            icon: CalendarClock,
            onSelect: () => move(betterLocal),
          },
        ]
  const leaveIt: MenuEntry = {
    id: 'leave',
    label: t('today.leaveAtRisk'),
    icon: MoonStar,
    onSelect: leave,
  }
  // What keeps its time comes first.
  const ways = [...(kept === null ? [give] : []), ...moveIt, leaveIt]
  const [first] = ways
  const entries: MenuEntry[] = [
    { id: 'open', label: t('today.openPost'), icon: PencilLine, onSelect: () => actions.openPost(delivery) },
    ...ways.slice(1),
    // A network that has none is not blamed in every row.
    ...(kept === null || kept === 'noScheduler' ? [] : [give]),
  ]
  return (
    <ListRow
      start={<ChannelMark network={delivery.network} label="" size={20} />}
      title={delivery.excerpt === '' ? t('common.noText') : delivery.excerpt}
      note={`${place} · ${words(risk)}`}
      noteLines={2}
      onOpen={() => actions.openPost(delivery)}
      meta={delivery.dueAt !== null && <ZonedTime at={delivery.dueAt} zone={delivery.zone} show="when" />}
      actions={
        <>
          {first !== undefined && 'onSelect' in first && (
            <Button size="sm" onClick={first.onSelect}>
              {first.label}
            </Button>
          )}
          <Menu
            entries={entries}
            align="end"
            trigger={<IconButton size="sm" icon={Ellipsis} label={t('today.more')} tooltip={false} />}
          />
        </>
      }
    />
  )
}

function useRiskActions({ delivery }: DeliveryRisk) {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const format = useFormat(delivery.zone)
  const { id, zone, latestLocal, ifMissed, expiry } = delivery
  const before = delivery.dueLocal
  const take = (taken: boolean) => core.call('risks.take', { ids: [id], taken })
  return {
    move: (dueLocal: string) =>
      void undoable({
        label: t('today.rescheduled', { when: format.local(dueLocal) }),
        run: () => core.call('deliveries.move', { items: [{ id, dueLocal }] }),
        // As it was, with its latest time and its end.
        undo: () =>
          before === null
            ? Promise.resolve()
            : core.call('deliveries.schedule', {
                items: [{ id, schedule: { dueLocal: before, zone, latestLocal, ifMissed, expiry } }],
              }),
      }),
    leave: () =>
      void undoable({ label: t('today.leftAtRisk'), run: () => take(true), undo: () => take(false) }),
  }
}
