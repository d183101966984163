import { CirclePause } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '#shared/model/project.ts'
import { useProjectRules } from '../../lib/useProjectRules.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'

/** Says plainly that nothing goes out now. */
export function PausedNotice({ waiting }: { waiting: number }) {
  const { t } = useTranslation()
  return <Notice title={t('today.pausedTitle')} text={t('today.pausedText', { count: waiting })} />
}

/** Says plainly of which projects nothing goes out, and ends it. */
export function PausedProjects({ projects }: { projects: readonly Project[] }) {
  const { t } = useTranslation()
  const setRules = useProjectRules()
  return projects
    .filter(project => project.paused)
    .map(project => (
      <Notice
        key={project.id}
        title={t('today.projectPausedTitle', { name: project.name })}
        text={t('today.projectPausedText')}
        action={
          <Button size="sm" onClick={() => setRules(project, { paused: false })}>
            {t('projects.resume')}
          </Button>
        }
      />
    ))
}

function Notice({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  return (
    <div
      role="status"
      className="flex items-center gap-3 rounded-md bg-warning-soft px-3 py-2.5 text-warning"
    >
      <Icon icon={CirclePause} />
      <p className="min-w-0 flex-1">
        <span className="font-medium">{title}</span> <span className="text-ink">{text}</span>
      </p>
      {action}
    </div>
  )
}
