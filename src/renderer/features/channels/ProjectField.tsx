import { useTranslation } from 'react-i18next'
import type { Project } from '#shared/model/project.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'

interface ProjectFieldProps {
  projects: readonly Project[]
  value: string
  onChange: (projectId: string) => void
}

/** Whose channel it will be; asked only while all projects are shown. */
export function ProjectField({ projects, value, onChange }: ProjectFieldProps) {
  const { t } = useTranslation()
  return (
    <Field label={t('channels.forProject')}>
      <Select
        value={value}
        onChange={onChange}
        options={projects.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Field>
  )
}
