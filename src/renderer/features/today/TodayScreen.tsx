import { useNavigate } from '@tanstack/react-router'
import { CirclePause, CirclePlay, ScrollText } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCommandOf } from '../../bridge/useCommandOf.ts'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useFailureToast } from '../../bridge/useFailureToast.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { DeliveryDrawer } from '../../lib/DeliveryDrawer.tsx'
import { DeliveryStateMark } from '../../lib/DeliveryStateMark.tsx'
import { useChannels } from '../../lib/useChannels.ts'
import { ZonedTime } from '../../lib/ZonedTime.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { AllClear } from './AllClear.tsx'
import { AtRisk } from './AtRisk.tsx'
import { DecideDialog } from './DecideDialog.tsx'
import { DeliveryRow } from './DeliveryRow.tsx'
import { GettingStarted } from './GettingStarted.tsx'
import { GoneDialog } from './GoneDialog.tsx'
import { KitDialog } from './KitDialog.tsx'
import { PausedNotice, PausedProjects } from './PausedNotice.tsx'
import { RescheduleDialog } from './RescheduleDialog.tsx'
import { Section } from './Section.tsx'
import { useTodayActions } from './useTodayActions.ts'
import type { TodayDialog } from './useTodayActions.ts'

/** What needs her today, what goes out, what disappears, and what is done. */
export function TodayScreen() {
  const { t } = useTranslation()
  const { projectId, project, projects } = useCurrentProject()
  const now = useNow()
  const format = useFormat()
  const channels = useChannels()
  const today = useQueryOf('deliveries.today', { projectId, zone: format.zone }, { keepPrevious: true })
  const { data: pulse } = useQueryOf('publishing.pulse', { projectId })
  const { data: drafts } = useQueryOf('posts.drafts', { projectId, limit: 1 })
  const [dialog, setDialog] = useState<TodayDialog | null>(null)
  const actions = useTodayActions(setDialog)

  const row = (needsHer: boolean, meta: (delivery: DeliveryCard) => ReactNode) =>
    function Row(delivery: DeliveryCard) {
      return (
        <DeliveryRow
          key={delivery.id}
          delivery={delivery}
          channel={channels.get(delivery.channelId)}
          project={projectId === null ? projects?.find(p => p.id === delivery.projectId) : undefined}
          actions={actions}
          open={setDialog}
          needsHer={needsHer}
          meta={meta(delivery)}
        />
      )
    }
  const time = (at: string | null, delivery: DeliveryCard, show: 'time' | 'when' = 'time') =>
    at !== null && <ZonedTime at={at} zone={delivery.zone} show={show} />

  const content = () => {
    if (today.data === undefined) {
      return today.isError ? (
        <QueryError error={today.error} retry={today.refetch} />
      ) : (
        <Skeleton shape="rows" count={6} />
      )
    }
    const { needsYou, dueToday, expiringToday, doneToday } = today.data
    const isClear = needsYou.length === 0
    const hasPost =
      (drafts?.length ?? 1) > 0 ||
      (pulse?.next ?? null) !== null ||
      [needsYou, dueToday, doneToday].some(l => l.length > 0)
    const ownChannels = [...channels.values()].filter(c => projectId === null || c.projectId === projectId)
    const starting = project ?? (projects?.length === 1 ? projects[0] : undefined)
    const isStarting = starting !== undefined && (ownChannels.length === 0 || !hasPost)
    return (
      <div className="flex flex-col gap-6">
        {pulse?.paused === true ? (
          <PausedNotice waiting={pulse.waiting} />
        ) : (
          <PausedProjects projects={project === null ? (projects ?? []) : [project]} />
        )}
        {isStarting && (
          <GettingStarted project={starting} hasChannel={ownChannels.length > 0} hasPost={hasPost} />
        )}
        {!isClear && (
          <Section
            title={t('today.needsYou')}
            badge={<Badge tone="danger">{format.number(needsYou.length)}</Badge>}
          >
            {needsYou.map(
              row(true, delivery => (
                <>
                  {time(delivery.dueAt, delivery, 'when')}
                  <span className="w-24">
                    <DeliveryStateMark state={delivery.state} />
                  </span>
                </>
              )),
            )}
          </Section>
        )}
        {isClear && !isStarting && <AllClear next={pulse?.next ?? null} />}
        <AtRisk
          projectId={projectId}
          channels={channels}
          projects={projectId === null ? projects : undefined}
          actions={actions}
        />
        <Section title={t('today.dueToday')} count={dueToday.length}>
          {dueToday.map(
            row(false, delivery => (
              <>
                <span>{delivery.dueAt !== null && format.relative(delivery.dueAt, now)}</span>
                <span className="font-medium text-ink">{time(delivery.dueAt, delivery)}</span>
              </>
            )),
          )}
        </Section>
        <Section title={t('today.expiringToday')} count={expiringToday.length}>
          {expiringToday.map(
            row(false, delivery => (
              <>
                <span>{delivery.expireAt !== null && format.relative(delivery.expireAt, now)}</span>
                <span className="font-medium text-ink">{time(delivery.expireAt, delivery)}</span>
              </>
            )),
          )}
        </Section>
        <Section title={t('today.doneToday')} count={doneToday.length}>
          {doneToday.map(
            row(false, delivery => (
              <>
                <span className="w-24">
                  <DeliveryStateMark state={delivery.state} />
                </span>
                {time(delivery.expiredAt ?? delivery.publishedAt, delivery)}
              </>
            )),
          )}
        </Section>
      </div>
    )
  }

  return (
    <Screen
      title={t('today.title')}
      note={format.dateLong(now)}
      actions={<HeadActions paused={pulse?.paused} />}
    >
      {content()}
      {dialog?.kind === 'decide' && (
        <DecideDialog
          delivery={dialog.delivery}
          channel={channels.get(dialog.delivery.channelId)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog?.kind === 'reschedule' && (
        <RescheduleDialog delivery={dialog.delivery} actions={actions} onClose={() => setDialog(null)} />
      )}
      {dialog?.kind === 'gone' && <GoneDialog delivery={dialog.delivery} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'kit' && <KitDialog delivery={dialog.delivery} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'ledger' && (
        <DeliveryDrawer deliveryId={dialog.delivery.id} onClose={() => setDialog(null)} />
      )}
    </Screen>
  )
}

function HeadActions({ paused }: { paused: boolean | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const pause = useCommandOf('publishing.pause')
  const failed = useFailureToast()
  return (
    <>
      <Button variant="quiet" icon={ScrollText} onClick={() => void navigate({ to: '/ledger' })}>
        {t('commands.goLedger')}
      </Button>
      {paused !== undefined && (
        <Button
          icon={paused ? CirclePlay : CirclePause}
          busy={pause.isPending}
          onClick={() => pause.mutate({ paused: !paused }, { onError: failed })}
        >
          {paused ? t('commands.resume') : t('commands.pause')}
        </Button>
      )}
    </>
  )
}
