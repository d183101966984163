import { useTranslation } from 'react-i18next'
import { maxCount, maxInterval, weekdays } from '#shared/time/rule.ts'
import type { RuleEnd } from '#shared/time/rule.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { DateTimeField } from '../../../ui/DateTimeField.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { cx } from '../../../ui/cx.ts'
import { isFrequency, placeInMonth, repeatUnits, weekdayOf } from './repeatForm.ts'
import type { MonthDay, RepeatForm } from './repeatForm.ts'
import { nthKey } from '../../../lib/useRuleWords.ts'

interface RepeatFieldsProps {
  form: RepeatForm
  startLocal: string
  onChange: (form: RepeatForm) => void
}

/** How often it repeats, on which days, and until when. */
export function RepeatFields({ form, startLocal, onChange }: RepeatFieldsProps) {
  const { t } = useTranslation()
  const { unit, interval } = form
  const change = (part: Partial<RepeatForm>) => onChange({ ...form, ...part })
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-2">
        {isFrequency(unit) && (
          <>
            <span>{t('series.everyWord')}</span>
            <NumberInput
              label={t('series.interval')}
              value={interval}
              max={maxInterval}
              onChange={value => change({ interval: value })}
            />
          </>
        )}
        <div className="min-w-0 flex-1">
          <Select
            aria-label={t('series.unit')}
            value={unit}
            onChange={chosen => change({ unit: chosen })}
            options={repeatUnits.map(value => ({
              value,
              label: t(`series.units.${value}`, { count: interval }),
            }))}
          />
        </div>
      </div>
      {unit === 'WEEKLY' && <DayToggles days={form.days} onChange={days => change({ days })} />}
      {unit === 'MONTHLY' && (
        <MonthDaySelect
          value={form.monthDay}
          startLocal={startLocal}
          onChange={monthDay => change({ monthDay })}
        />
      )}
      {unit === 'rule' && (
        <Field label={t('series.ruleText')} help={t('series.ruleHelp')}>
          <TextInput
            value={form.text}
            spellCheck={false}
            autoComplete="off"
            placeholder="FREQ=MONTHLY;BYDAY=-1FR"
            onChange={text => change({ text })}
          />
        </Field>
      )}
      {isFrequency(unit) && (
        <EndFields end={form.end} startLocal={startLocal} onChange={end => change({ end })} />
      )}
    </div>
  )
}

function DayToggles({
  days,
  onChange,
}: {
  days: RepeatForm['days']
  onChange: (days: RepeatForm['days']) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const [short, long] = [format.weekdays('short'), format.weekdays('long')]
  return (
    <div role="group" aria-label={t('series.days')} className="flex gap-1">
      {weekdays.map((day, i) => {
        const isOn = days.includes(day)
        return (
          <button
            key={day}
            type="button"
            aria-pressed={isOn}
            aria-label={long[i]}
            // One day at least: without any it would be the day of its start, unsaid.
            onClick={() => {
              if (!isOn) onChange([...days, day])
              else if (days.length > 1) onChange(days.filter(other => other !== day))
            }}
            className={cx(
              'h-8 min-w-0 flex-1 truncate rounded-md border px-0.5 text-sm transition-colors',
              isOn
                ? 'border-accent bg-accent font-medium text-on-accent'
                : 'border-edge text-ink-muted hover:bg-hover hover:text-ink',
            )}
          >
            {short[i]}
          </button>
        )
      })}
    </div>
  )
}

interface MonthDaySelectProps {
  value: MonthDay
  startLocal: string
  onChange: (value: MonthDay) => void
}

function MonthDaySelect({ value, startLocal, onChange }: MonthDaySelectProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const place = placeInMonth(startLocal)
  const weekday = format.weekdays('long')[weekdays.indexOf(weekdayOf(startLocal))]
  const byWeekday = (nth: number) => ({
    value: String(nth),
    label: t('series.onNth', { nth: t(`series.nth.${nthKey(nth)}`), weekday }),
  })
  const nths = new Set([
    ...(place.nth <= 4 ? [place.nth] : []),
    ...(place.isLastWeekday ? [-1] : []),
    ...(value.kind === 'weekday' ? [value.nth] : []),
  ])
  return (
    <Select
      aria-label={t('series.monthDay')}
      value={value.kind === 'weekday' ? String(value.nth) : value.kind}
      onChange={chosen =>
        onChange(
          chosen === 'day' || chosen === 'lastDay'
            ? { kind: chosen }
            : { kind: 'weekday', nth: Number(chosen) },
        )
      }
      options={[
        { value: 'day', label: t('series.onDay', { day: place.day }) },
        ...[...nths].map(byWeekday),
        { value: 'lastDay', label: t('series.onLastDay') },
      ]}
    />
  )
}

interface EndFieldsProps {
  end: RuleEnd
  startLocal: string
  onChange: (end: RuleEnd) => void
}

function EndFields({ end, startLocal, onChange }: EndFieldsProps) {
  const { t } = useTranslation()
  const choose = (kind: RuleEnd['kind']) => {
    if (kind === end.kind) return
    if (kind === 'never') onChange({ kind })
    else if (kind === 'count') onChange({ kind, count: 10 })
    else
      onChange({
        kind,
        untilLocal: `${Number(startLocal.slice(0, 4)) + 1}${startLocal.slice(4, 10)}T23:59:59`.replace(
          '-02-29',
          '-02-28',
        ),
      })
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="min-w-36 flex-1">
        <Select
          aria-label={t('series.end')}
          value={end.kind}
          onChange={choose}
          options={(['never', 'count', 'until'] as const).map(value => ({
            value,
            label: t(`series.ends.${value}`),
          }))}
        />
      </div>
      {end.kind === 'count' && (
        <>
          <NumberInput
            label={t('series.count')}
            value={end.count}
            max={maxCount}
            onChange={count => onChange({ kind: 'count', count })}
          />
          <span>{t('series.times', { count: end.count })}</span>
        </>
      )}
      {end.kind === 'until' && (
        <DateTimeField
          aria-label={t('series.ends.until')}
          value={end.untilLocal.slice(0, 16)}
          min={startLocal}
          onChange={local => {
            if (local !== null) onChange({ kind: 'until', untilLocal: `${local}:59` })
          }}
        />
      )}
    </div>
  )
}

interface NumberInputProps {
  label: string
  value: number
  max: number
  onChange: (value: number) => void
}

function NumberInput({ label, value, max, onChange }: NumberInputProps) {
  return (
    <div className="w-16">
      <TextInput
        type="number"
        inputMode="numeric"
        min={1}
        max={max}
        aria-label={label}
        value={String(value)}
        onChange={text => {
          const wanted = Math.trunc(Number(text))
          if (wanted >= 1 && wanted <= max) onChange(wanted)
        }}
      />
    </div>
  )
}
