import { PencilLine } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '#shared/model/project.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { Button } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { BlackoutsPanel } from './BlackoutsPanel.tsx'
import { PillarsPanel } from './PillarsPanel.tsx'
import { ProjectDialog } from './ProjectDialog.tsx'
import { ProjectList } from './ProjectList.tsx'
import { ProjectRulesPanel } from './ProjectRulesPanel.tsx'

interface ProjectScreenProps {
  /** What the project's posts and documents look like; another feature knows how that is chosen. */
  brandOf: (project: Project) => ReactNode
}

/** When a project may publish, its brand, and what kinds of content it has; for "All projects", which of them do. Each change holds at once. */
export function ProjectScreen({ brandOf }: ProjectScreenProps) {
  const { t } = useTranslation()
  const { project } = useCurrentProject()
  const projects = useQueryOf('projects.list', undefined)
  const [editing, setEditing] = useState<Project | null>(null)
  const content = () => {
    if (projects.data === undefined) {
      return projects.isError ? (
        <QueryError error={projects.error} retry={projects.refetch} />
      ) : (
        <Skeleton shape="rows" count={4} />
      )
    }
    return (
      <div className="flex flex-col gap-6">
        {project === null ? (
          <ProjectList projects={projects.data} />
        ) : (
          <ProjectRulesPanel key={project.id} project={project} />
        )}
        {project !== null && brandOf(project)}
        {project !== null && <PillarsPanel project={project} />}
        <BlackoutsPanel project={project} />
      </div>
    )
  }
  return (
    <Screen
      title={project === null ? t('projects.all') : t('projects.settingsOf', { name: project.name })}
      width="narrow"
      actions={
        project !== null && (
          <Button icon={PencilLine} onClick={() => setEditing(project)}>
            {t('projects.edit')}
          </Button>
        )
      }
    >
      {content()}
      {editing !== null && <ProjectDialog project={editing} onClose={() => setEditing(null)} />}
    </Screen>
  )
}
