import { Repeat } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Occurrence } from '#shared/model/series.ts'
import { useRuleWords } from '../../../lib/useRuleWords.ts'
import { Button } from '../../../ui/Button.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { ChipButton } from '../schedule/ChipButton.tsx'
import { useComposer } from '../useComposer.ts'
import { LeftOutDates } from './LeftOutDates.tsx'
import { NextTimes } from './NextTimes.tsx'
import { RepeatFields } from './RepeatFields.tsx'
import { formOf, readOrNull, ruleOf } from './repeatForm.ts'
import type { RepeatForm } from './repeatForm.ts'
import { daysOfRule, toggledDay } from './repeatWish.ts'
import type { RepeatWish } from './repeatWish.ts'
import { ScopeDialog } from './ScopeDialog.tsx'
import { useNextTimes } from './useNextTimes.ts'
import { useOccurrence } from './useOccurrence.ts'
import { useSeriesActions } from './useSeriesActions.ts'

interface RepeatPickerProps {
  /** What is chosen for a post that does not repeat yet. */
  wish: RepeatWish | null
  onWish: (wish: RepeatWish | null) => void
}

const scopes = ['following', 'all'] as const

/** Whether the post repeats, and how; with the days that come of it. */
export function RepeatPicker({ wish, onWish }: RepeatPickerProps) {
  const { t } = useTranslation()
  const ruleWords = useRuleWords()
  const { project, plan } = useComposer()
  const occurrence = useOccurrence()
  const actions = useSeriesActions()
  const [isOpen, setOpen] = useState(false)
  const [asked, setAsked] = useState<string | null>(null)
  const rule = occurrence?.series.rule ?? wish?.rule ?? null
  const zone = occurrence?.series.zone ?? project.zone
  const { dueLocal } = plan.common
  // She may have moved the start since.
  const leftOut = occurrence === null ? (wish?.leftOut ?? []) : []
  const without = leftOut.filter(day => day >= (dueLocal ?? '').slice(0, 10)).length
  const choose = (chosen: RepeatWish | null) => {
    setOpen(false)
    if (occurrence === null) onWish(chosen)
    else if (chosen === null) void actions.stop(occurrence)
    else setAsked(chosen.rule)
  }
  return (
    <span className="-ms-2">
      <Popover
        side="top"
        open={isOpen}
        onOpenChange={setOpen}
        aria-label={t('series.label')}
        trigger={
          <ChipButton
            icon={Repeat}
            isSet={rule !== null}
            more={without > 0 ? t('series.day.without', { count: without }) : undefined}
          >
            {rule === null ? t('series.noneShort') : capital(ruleWords(rule, zone))}
          </ChipButton>
        }
      >
        {dueLocal === null ? (
          <p className="w-64 text-ink-muted">{t('series.needsTime')}</p>
        ) : (
          <Choosing
            before={rule === null ? null : { rule, leftOut }}
            zone={zone}
            startLocal={dueLocal}
            occurrence={occurrence}
            onChoose={choose}
          />
        )}
      </Popover>
      {asked !== null && (
        <ScopeDialog
          about="change"
          scopes={scopes}
          onClose={() => setAsked(null)}
          onChoose={scope => actions.apply(scope, asked)}
        />
      )}
    </span>
  )
}

interface ChoosingProps {
  /** How it repeats, or is to repeat so far. */
  before: RepeatWish | null
  zone: string
  startLocal: string
  occurrence: Occurrence | null
  onChoose: (wish: RepeatWish | null) => void
}

const notKnownYet = { times: [], hasMore: true }

function Choosing({ before, zone, startLocal, occurrence, onChoose }: ChoosingProps) {
  const { t } = useTranslation()
  const [form, setForm] = useState<RepeatForm>(() => formOf(before?.rule ?? null, startLocal, zone))
  const [leftOut, setLeftOut] = useState(before?.leftOut ?? [])
  const rule = ruleOf(form, startLocal)
  const next = useNextTimes(rule, startLocal, zone)
  const isSeries = occurrence !== null
  // What is shown until the answer comes is of another rule.
  const { times, hasMore } = (next.isPlaceholderData ? undefined : next.data) ?? notKnownYet
  const days = daysOfRule(leftOut, times, hasMore)
  const wish = rule === null ? null : { rule, leftOut: days }
  const isEmpty = !hasMore && times.every(({ local }) => days.includes(local.slice(0, 10)))
  const isValid = rule === null || (readOrNull(rule, zone) !== null && !isEmpty)
  const isSame = JSON.stringify(wish) === JSON.stringify(before)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex gap-5">
        <div className="flex w-80 flex-col gap-3">
          <RepeatFields form={form} startLocal={startLocal} onChange={setForm} />
          {occurrence !== null && rule !== null && (
            <LeftOutDates
              seriesId={occurrence.series.id}
              zone={zone}
              ownDay={occurrence.occurrenceLocal.slice(0, 10)}
            />
          )}
        </div>
        {rule !== null && (
          <div className="w-min min-w-60 border-s ps-5">
            <NextTimes
              next={next}
              zone={zone}
              seriesId={occurrence?.series.id ?? null}
              leftOutDays={days}
              onToggle={isSeries ? null : day => setLeftOut(toggledDay(leftOut, day))}
            />
          </div>
        )}
      </div>
      <div className="flex items-center justify-between gap-3 border-t pt-3">
        <p className="min-w-0 flex-1 text-sm text-ink-muted">
          {isSeries && rule === null && t('series.stopHelp')}
          {isEmpty && t('series.day.noneLeft')}
        </p>
        <Button size="sm" variant="primary" disabled={!isValid || isSame} onClick={() => onChoose(wish)}>
          {isSeries ? t(rule === null ? 'series.stop' : 'series.change') : t('series.use')}
        </Button>
      </div>
    </div>
  )
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
