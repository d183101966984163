import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { languages } from '#shared/model/language.ts'
import type { Settings } from '#shared/model/settings.ts'
import { languageNames } from '../../i18n/languageNames.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Field } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { useSettingsChange } from './useSettingsChange.ts'

/** Language, theme, first day of the week. */
export function LookSettings({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  const format = useFormat()
  const change = useSettingsChange(settings)
  return (
    <Panel variant="card" title={t('settings.look')}>
      <Rows>
        <Field layout="row" label={t('settings.language')}>
          <Select
            value={settings.language}
            onChange={language => change({ language })}
            options={[
              { value: 'system', label: t('settings.asComputer') },
              ...languages.map(value => ({ value, label: languageNames[value] })),
            ]}
          />
        </Field>
        <Field layout="row" label={t('settings.theme')}>
          <div className="flex justify-end">
            <SegmentedControl
              aria-label={t('settings.theme')}
              value={settings.theme}
              onChange={theme => change({ theme })}
              segments={[
                { value: 'system', label: t('settings.themes.system'), icon: Monitor },
                { value: 'light', label: t('settings.themes.light'), icon: Sun },
                { value: 'dark', label: t('settings.themes.dark'), icon: Moon },
              ]}
            />
          </div>
        </Field>
        <Field layout="row" label={t('settings.weekStartsOn')}>
          <Select
            value={settings.weekStartsOn}
            onChange={weekStartsOn => change({ weekStartsOn })}
            options={format
              .weekdays('long')
              .map((label, i) => ({ value: i + 1, label }))
              .filter(day => [1, 6, 7].includes(day.value))}
          />
        </Field>
      </Rows>
    </Panel>
  )
}
