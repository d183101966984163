import { useState } from 'react'
import type { Project, ProjectFields } from '#shared/model/project.ts'
import { useComputer } from '../../bridge/useComputer.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { freshColour } from '../../lib/projectColours.ts'

/** What is being entered about a project, beginning with what it is or with good guesses. */
export function useProjectDraft(project: Project | null): [ProjectFields, (fields: ProjectFields) => void] {
  const computer = useComputer()
  const { data: projects } = useQueryOf('projects.list', undefined)
  const [entered, setEntered] = useState<ProjectFields | null>(null)
  const guessed: ProjectFields =
    project === null
      ? {
          name: '',
          colour: freshColour(projects?.map(p => p.colour) ?? []),
          logoMediaId: null,
          zone: computer.zone,
        }
      : {
          name: project.name,
          colour: project.colour,
          logoMediaId: project.logoMediaId,
          zone: project.zone,
          endedText: project.endedText,
        }
  return [entered ?? guessed, setEntered]
}
