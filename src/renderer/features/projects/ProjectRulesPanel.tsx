import { useTranslation } from 'react-i18next'
import type { Project } from '#shared/model/project.ts'
import { defaultSettings } from '#shared/model/settings.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { QuietHoursField, usualNight } from '../../lib/QuietHoursField.tsx'
import { useProjectRules } from '../../lib/useProjectRules.ts'
import { Field } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const graces = [0, 15 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs, 24 * hourMs]

/** Stands for "as the settings have it". */
const usual = -1

/** Whether and how late the project publishes. */
export function ProjectRulesPanel({ project }: { project: Project }) {
  const { t } = useTranslation()
  const format = useFormat(project.zone)
  const setRules = useProjectRules()
  const { data: settings = defaultSettings } = useQueryOf('settings.get', undefined)
  const length = (ms: number) => (ms === 0 ? t('settings.graceNone') : format.duration(ms))
  const chosen = project.graceMs ?? usual
  const known = [...new Set([...graces, ...(chosen === usual ? [] : [chosen])])].sort((a, b) => a - b)
  return (
    <Panel variant="card" title={t('projects.publishing')}>
      <Rows>
        <Field layout="row" label={t('projects.publishes')} help={t('projects.publishesHelp')}>
          <div className="flex justify-end">
            <Switch checked={!project.paused} onChange={on => setRules(project, { paused: !on })} />
          </div>
        </Field>
        <Field layout="row" label={t('settings.grace')} help={t('settings.graceHelp')}>
          <Select
            value={chosen}
            onChange={value => setRules(project, { graceMs: value === usual ? null : value })}
            options={[
              { value: usual, label: t('projects.graceUsual', { grace: length(settings.graceMs) }) },
              ...known.map(value => ({ value, label: length(value) })),
            ]}
          />
        </Field>
        <Field layout="row" label={t('rules.quiet')} help={t('rules.quietHelp')}>
          <div className="flex items-center justify-end gap-3">
            {project.quiet !== null && (
              <QuietHoursField value={project.quiet} onChange={quiet => setRules(project, { quiet })} />
            )}
            <Switch
              checked={project.quiet !== null}
              onChange={on => setRules(project, { quiet: on ? usualNight : null })}
            />
          </div>
        </Field>
      </Rows>
    </Panel>
  )
}
