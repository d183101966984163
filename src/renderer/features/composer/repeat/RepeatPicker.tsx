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
import { ScopeDialog } from './ScopeDialog.tsx'
import { useOccurrence } from './useOccurrence.ts'
import { useSeriesActions } from './useSeriesActions.ts'

interface RepeatPickerProps {
  /** The rule that is chosen for a post that does not repeat yet. */
  wish: string | null
  onWish: (rule: string | null) => void
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
  const rule = occurrence?.series.rule ?? wish
  const zone = occurrence?.series.zone ?? project.zone
  const { dueLocal } = plan.common
  const choose = (chosen: string | null) => {
    setOpen(false)
    if (occurrence === null) onWish(chosen)
    else if (chosen === null) void actions.stop(occurrence)
    else setAsked(chosen)
  }
  return (
    <span className="-ms-2">
      <Popover
        side="top"
        open={isOpen}
        onOpenChange={setOpen}
        aria-label={t('series.label')}
        trigger={
          <ChipButton icon={Repeat} isSet={rule !== null}>
            {rule === null ? t('series.noneShort') : capital(ruleWords(rule, zone))}
          </ChipButton>
        }
      >
        {dueLocal === null ? (
          <p className="w-64 text-ink-muted">{t('series.needsTime')}</p>
        ) : (
          <Choosing rule={rule} zone={zone} startLocal={dueLocal} occurrence={occurrence} onChoose={choose} />
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
  rule: string | null
  zone: string
  startLocal: string
  occurrence: Occurrence | null
  onChoose: (rule: string | null) => void
}

function Choosing({ rule: before, zone, startLocal, occurrence, onChoose }: ChoosingProps) {
  const { t } = useTranslation()
  const [form, setForm] = useState<RepeatForm>(() => formOf(before, startLocal, zone))
  const rule = ruleOf(form, startLocal)
  const isSeries = occurrence !== null
  const isValid = rule === null || readOrNull(rule, zone) !== null
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
          <div className="w-60 border-s ps-5">
            <NextTimes
              rule={rule}
              startLocal={startLocal}
              zone={zone}
              seriesId={occurrence?.series.id ?? null}
            />
          </div>
        )}
      </div>
      <div className="flex items-center justify-between gap-3 border-t pt-3">
        <p className="min-w-0 flex-1 text-sm text-ink-muted">
          {isSeries && rule === null && t('series.stopHelp')}
        </p>
        <Button
          size="sm"
          variant="primary"
          disabled={!isValid || rule === before}
          onClick={() => onChoose(rule)}
        >
          {isSeries ? t(rule === null ? 'series.stop' : 'series.change') : t('series.use')}
        </Button>
      </div>
    </div>
  )
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
