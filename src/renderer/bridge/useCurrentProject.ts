import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Project } from '#shared/model/project.ts'
import { useQueryOf } from './useQueryOf.ts'

const storageKey = 'ratiba.project'

export interface CurrentProject {
  /** The chosen project, or null for "All projects" (what queries call `projectId: null`). */
  projectId: string | null
  project: Project | null
  /** All projects, by name; undefined while loading. */
  projects: Project[] | undefined
  choose: (projectId: string | null) => void
}

/** The project chosen in the switcher; it stands in the address as ?project=. */
export function useCurrentProject(): CurrentProject {
  const search: { project?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const { data: projects } = useQueryOf('projects.list', undefined)
  const project = projects?.find(p => p.id === search.project) ?? null
  return {
    // While the list loads, the address is believed: what depends on it can already be asked.
    projectId: projects === undefined ? (search.project ?? null) : (project?.id ?? null),
    project,
    projects,
    choose: projectId => {
      rememberProject(projectId)
      void navigate({
        to: '.',
        search: before => {
          const next = { ...before }
          if (projectId === null) delete next.project
          else next.project = projectId
          return next
        },
      })
    },
  }
}

/** Keeps the choice for the next start of the window. */
export function rememberProject(projectId: string | null): void {
  if (projectId === null) localStorage.removeItem(storageKey)
  else localStorage.setItem(storageKey, projectId)
}

/** The project chosen when the window was last open. */
export function rememberedProject(): string | null {
  return localStorage.getItem(storageKey)
}
