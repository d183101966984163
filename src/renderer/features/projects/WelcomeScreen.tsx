import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '#shared/model/language.ts'
import type { Language } from '#shared/model/language.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCommandOf } from '../../bridge/useCommandOf.ts'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { languageNames } from '../../i18n/languageNames.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { ProjectForm } from './ProjectForm.tsx'
import { useProjectDraft } from './useProjectDraft.ts'

/** The first thing seen on a fresh profile: a welcome that makes the first project. */
export function WelcomeScreen() {
  const { t } = useTranslation()
  const { choose } = useCurrentProject()
  const create = useCommandOf('projects.create')
  const [fields, setFields] = useProjectDraft(null)
  const [nameError, setNameError] = useState<string | null>(null)
  const save = () => {
    const name = fields.name.trim()
    if (name === '') setNameError(t('projects.nameMissing'))
    else create.mutate({ ...fields, name }, { onSuccess: project => choose(project.id) })
  }
  return (
    <main
      id="main"
      className="relative flex h-full items-start justify-center overflow-y-auto bg-surface p-8"
    >
      <title>{`${t('projects.welcome')} · Ratiba`}</title>
      <div className="absolute end-6 top-4">
        <WelcomeLanguage />
      </div>
      <div className="my-auto w-[34rem] max-w-full">
        <img src="/icon.svg" alt="" className="mb-5 size-12" />
        <h1 className="text-2xl font-semibold tracking-tight">{t('projects.welcome')}</h1>
        <p className="mt-2 mb-6 text-lg text-pretty text-ink-muted">{t('projects.welcomeText')}</p>
        <form
          className="flex flex-col gap-6"
          onSubmit={event => {
            event.preventDefault()
            save()
          }}
        >
          <ProjectForm
            fields={fields}
            onChange={next => {
              setNameError(null)
              setFields(next)
            }}
            nameError={nameError}
          />
          {create.isError && <QueryError error={create.error} />}
          <div>
            <Button variant="primary" type="submit" icon={ArrowRight} busy={create.isPending}>
              {t('projects.createFirst')}
            </Button>
          </div>
        </form>
      </div>
    </main>
  )
}

/** Somebody who cannot read the first page must be able to change its language. */
function WelcomeLanguage() {
  const { t, i18n } = useTranslation()
  const save = useCommandOf('settings.update')
  return (
    <Select<Language>
      variant="quiet"
      aria-label={t('settings.language')}
      value={i18n.language as Language}
      onChange={language => save.mutate({ language })}
      options={languages.map(value => ({ value, label: languageNames[value] }))}
    />
  )
}
