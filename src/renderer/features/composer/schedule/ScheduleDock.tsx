import { CalendarCheck, CalendarClock, CircleAlert, Repeat, Send, Undo2 } from 'lucide-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRepeatable } from '#shared/model/delivery.ts'
import type { Delivery } from '#shared/model/delivery.ts'
import type { Command } from '../../../commands/Command.ts'
import { useCommands } from '../../../commands/registry.ts'
import { shortcutKeys } from '../../../commands/shortcut.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useEvergreenPlace } from '../evergreen/useEvergreenPlace.ts'
import { problemListId } from '../problems/ProblemList.tsx'
import { groupProblems } from '../problems/groupProblems.ts'
import type { ChannelProblems } from '../problems/groupProblems.ts'
import { RepeatPicker } from '../repeat/RepeatPicker.tsx'
import { useOccurrence } from '../repeat/useOccurrence.ts'
import { useRepeatWish } from '../repeat/useRepeatWish.ts'
import { useSeriesActions } from '../repeat/useSeriesActions.ts'
import { useComposer } from '../useComposer.ts'
import { FlawNote, LimitFields, WhenFields } from './ChoiceFields.tsx'
import { dockState } from './dockState.ts'
import type { DockKind } from './dockState.ts'
import { NextSlotButton } from './NextSlotButton.tsx'
import { choiceFor, flawOf } from './plan.ts'
import { StartWithComputerDialog } from './StartWithComputerDialog.tsx'
import { useScheduling } from './useScheduling.ts'

interface ScheduleDockProps {
  /** Null while it is not known yet. */
  found: readonly ChannelProblems[] | null
  /** What stands in the way at the moment she presses the button; what is drawn may be a few letters behind. */
  problemsNow: () => readonly ChannelProblems[] | null
  /** She wants to schedule what cannot go out as it is. */
  onRefused: () => void
}

/** The foot of the composer: when it goes out, how long it stays, and the button that does it. */
export const ScheduleDock = memo(function ScheduleDock({ found, problemsNow, onRefused }: ScheduleDockProps) {
  const { t } = useTranslation()
  const { fields, deliveries, chosen, plan, planStore, project, session, postId, campaignEndAt } =
    useComposer()
  const scheduling = useScheduling()
  const seriesActions = useSeriesActions()
  const [busy, setBusy] = useState<'main' | 'draft' | null>(null)
  const [offersStart, setOffersStart] = useState(false)
  const { kind, waiting } = dockState(fields.channelIds, deliveries, plan, project.zone)
  const [wish, setWish] = useRepeatWish(postId)
  const isKept = useEvergreenPlace()?.kind === 'entry'
  const isAlone = useOccurrence() === null
  const canRepeat = isRepeatable(deliveries)
  const begins = isAlone && canRepeat && wish !== null && kind !== 'done' && kind !== 'publishNow'
  // What repeats has times of its own.
  const takesSlot = isAlone && !begins && kind !== 'scheduled'
  const followers = chosen.filter(({ channel }) => plan.own[channel.id] === undefined)

  const isRefused = (targets: readonly Delivery[], isQueued = false) => {
    const problems = problemsNow()
    const concerned =
      targets.length > 0 ? targets.map(d => d.channelId) : chosen.map(({ channel }) => channel.id)
    const hasError = (problems ?? []).some(
      f => concerned.includes(f.channelId) && f.problems.some(p => p.severity === 'error'),
    )
    const chosenPlan = planStore.state()
    const hasFlaw = concerned.some(id => {
      const choice = choiceFor(chosenPlan, id)
      // The queue has a time of its own: only the rest must be right.
      const judged = isQueued ? { ...choice, mode: 'now' as const } : choice
      return flawOf(judged, project.zone, Date.now(), campaignEndAt) !== null
    })
    return problems === null || concerned.length === 0 || hasError || hasFlaw
  }
  const act = async (what: 'main' | 'draft', how: () => Promise<boolean>) => {
    if (busy !== null) return
    setBusy(what)
    const worked = await how().finally(() => setBusy(null))
    if (worked && what === 'main') setOffersStart(true)
  }
  const begin = async () => {
    const worked = wish !== null && (await seriesActions.begin(wish, scheduling.putBack))
    if (worked) setWish(null)
    return worked
  }
  const attempt = (isQueued: boolean) => {
    const state = session.state()
    const dock = dockState(state.fields.channelIds, state.deliveries, planStore.state(), project.zone)
    if (isKept || dock.kind === 'done' || (dock.kind === 'scheduled' && !begins)) return
    if (isRefused(dock.targets, isQueued)) {
      onRefused()
      // After the list has been drawn with what was refused.
      setTimeout(showProblems)
      return
    }
    const direct = dock.kind === 'publishNow' ? scheduling.publishNow : scheduling.schedule
    void act('main', isQueued ? scheduling.addToQueue : begins ? begin : direct)
  }
  const main = () => attempt(false)
  useCommands(
    dockCommands(
      isKept ? 'done' : begins ? 'schedule' : kind,
      main,
      waiting.length > 0 ? () => void act('draft', scheduling.backToDraft) : null,
    ),
  )
  const fieldProps = {
    choice: plan.common,
    onChange: (common: typeof plan.common) => planStore.set({ ...plan, common }),
    zone: project.zone,
    places: followers,
    label: t('composer.when'),
  }
  return (
    <footer
      className="flex shrink-0 flex-col gap-2 border-t bg-paper px-6 py-3"
      aria-label={t('composer.when')}
    >
      {isKept || kind === 'done' ? (
        <p className="text-ink-muted">{t(isKept ? 'evergreen.note.dock' : 'composer.allDone')}</p>
      ) : (
        <>
          <WhenFields {...fieldProps} />
          <FlawNote choice={plan.common} zone={project.zone} />
          <ErrorNote found={found ?? []} />
          <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {plan.common.mode === 'at' && canRepeat && <RepeatPicker wish={wish} onWish={setWish} />}
              <LimitFields {...fieldProps} />
            </div>
            <div className="ms-auto flex flex-wrap items-center justify-end gap-2">
              {takesSlot && <NextSlotButton isBusy={busy !== null} onAdd={() => attempt(true)} />}
              {waiting.length > 0 && (
                <Button
                  icon={Undo2}
                  busy={busy === 'draft'}
                  onClick={() => void act('draft', scheduling.backToDraft)}
                >
                  {t('composer.backToDraft')}
                </Button>
              )}
              <MainButton
                kind={kind}
                begins={begins}
                isBusy={busy === 'main'}
                // Two buttons beside the limits leave no room for keys.
                showsKeys={waiting.length === 0}
                onClick={main}
              />
            </div>
          </div>
        </>
      )}
      {offersStart && <StartWithComputerDialog onClose={() => setOffersStart(false)} />}
    </footer>
  )
})

/** Leads to what stands in the way, which may be out of sight. */
function ErrorNote({ found }: { found: readonly ChannelProblems[] }) {
  const { t } = useTranslation()
  const errors = groupProblems(found).filter(p => p.severity === 'error' && p.key !== 'empty').length
  if (errors === 0) return null
  return (
    <div>
      <button
        type="button"
        onClick={showProblems}
        className="flex items-center gap-1 rounded-sm text-sm text-danger underline-offset-2 hover:underline"
      >
        <Icon icon={CircleAlert} size={12} />
        {t('composer.errorCount', { count: errors })}
      </button>
    </div>
  )
}

function showProblems(): void {
  const list = document.getElementById(problemListId)
  list?.focus()
  list?.scrollIntoView({ block: 'center' })
}

const shortcut = 'Mod+Enter'

interface MainButtonProps {
  kind: Exclude<DockKind, 'done'>
  /** It is to repeat. */
  begins: boolean
  isBusy: boolean
  showsKeys: boolean
  onClick: () => void
}

function MainButton({ kind, begins, isBusy, showsKeys, onClick }: MainButtonProps) {
  const { t } = useTranslation()
  if (kind === 'scheduled' && !begins) {
    return (
      <span className="flex h-8 items-center gap-1.5 rounded-md bg-state-waiting-soft px-3 font-medium text-state-waiting">
        <Icon icon={CalendarCheck} />
        {t('composer.main.scheduled')}
      </span>
    )
  }
  return (
    <Button
      variant="primary"
      icon={begins ? Repeat : kind === 'publishNow' ? Send : CalendarClock}
      busy={isBusy}
      onClick={onClick}
      keys={showsKeys ? shortcutKeys(shortcut) : undefined}
    >
      {begins ? t('series.begin') : t(`composer.main.${kind}`)}
    </Button>
  )
}

function dockCommands(kind: DockKind, main: () => void, backToDraft: (() => void) | null): Command[] {
  return [
    {
      id: 'composer.schedule',
      label: kind === 'publishNow' ? 'composer.main.publishNow' : 'composer.main.schedule',
      icon: CalendarClock,
      shortcut,
      group: 'publishing',
      when: () => kind !== 'done' && kind !== 'scheduled',
      run: main,
    },
    {
      id: 'composer.backToDraft',
      label: 'composer.backToDraft',
      icon: Undo2,
      group: 'publishing',
      when: () => backToDraft !== null,
      run: () => backToDraft?.(),
    },
  ]
}
