import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCurrentProject } from '../bridge/useCurrentProject.ts'
import { useCommands } from '../commands/registry.ts'
import { ProjectMenu } from './ProjectMenu.tsx'

export interface AddInProject {
  /** The project in which something is being added; its dialog is open. */
  newIn: string | null
  setNewIn: (projectId: string | null) => void
  /** The button, which asks for the project where there are several. */
  add: ReactElement
}

/** Adding something to a project, by the button of a screen and as a command; `label` is the key of what both say. */
export function useAddInProject(id: string, label: string): AddInProject {
  const { t } = useTranslation()
  const { projectId, projects = [] } = useCurrentProject()
  const [newIn, setNewIn] = useState<string | null>(null)
  const shown = projects.filter(project => projectId === null || project.id === projectId)
  const [only] = shown
  useCommands([
    {
      id,
      label,
      icon: Plus,
      group: 'create',
      when: () => shown.length === 1,
      run: () => setNewIn(only?.id ?? null),
    },
  ])
  const add = (
    <ProjectMenu projects={shown} onPick={setNewIn} icon={Plus} variant="primary">
      {t(label)}
    </ProjectMenu>
  )
  return { newIn, setNewIn, add }
}
