import { useTranslation } from 'react-i18next'
import type { Settings } from '#shared/model/settings.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Field } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Select } from '../../ui/Select.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { useSettingsChange } from './useSettingsChange.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const graces = [0, 15 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs, 24 * hourMs]
const spacings = [minuteMs / 2, minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs]

const duplicateDays = [0, 3, 7, 14, 30, 60, 90]

/** How late a post may still go out by itself, and how far apart late ones go out. */
export function PublishingSettings({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  const format = useFormat()
  const change = useSettingsChange(settings)
  const lengths = (known: readonly number[], chosen: number) =>
    [...new Set([...known, chosen])]
      .sort((a, b) => a - b)
      .map(value => ({ value, label: value === 0 ? t('settings.graceNone') : format.duration(value) }))
  return (
    <Panel variant="card" title={t('settings.publishing')}>
      <Rows>
        <Field layout="row" label={t('settings.grace')} help={t('settings.graceHelp')}>
          <Select
            value={settings.graceMs}
            onChange={graceMs => change({ graceMs })}
            options={lengths(graces, settings.graceMs)}
          />
        </Field>
        <Field layout="row" label={t('settings.spacing')} help={t('settings.spacingHelp')}>
          <Select
            value={settings.lateSpacingMs}
            onChange={lateSpacingMs => change({ lateSpacingMs })}
            options={lengths(spacings, settings.lateSpacingMs)}
          />
        </Field>
        <Field layout="row" label={t('settings.duplicates')} help={t('settings.duplicatesHelp')}>
          <Select
            value={settings.duplicateDays}
            onChange={duplicateDays => change({ duplicateDays })}
            options={[...new Set([...duplicateDays, settings.duplicateDays])]
              .sort((a, b) => a - b)
              .map(value => ({
                value,
                label: value === 0 ? t('settings.duplicatesNever') : format.duration(value * 24 * hourMs),
              }))}
          />
        </Field>
      </Rows>
    </Panel>
  )
}
