import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '#shared/model/project.ts'
import type { ProjectRules } from '#shared/model/rules.ts'
import { useCore } from '../bridge/CoreProvider.tsx'
import { useUndoable } from '../commands/useUndoable.ts'

/** Changes when a project publishes; Ctrl+Z brings back what held before. Pausing is said aloud, the rest is seen. */
export function useProjectRules(): (project: Project, change: Partial<ProjectRules>) => void {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  return useCallback(
    (project, change) => {
      const { id, name } = project
      const before = Object.fromEntries(
        Object.keys(change).map(key => [key, project[key as keyof ProjectRules]]),
      ) as Partial<ProjectRules>
      const label =
        change.paused === undefined
          ? t('projects.rulesChanged')
          : t(change.paused ? 'projects.pausedNow' : 'projects.resumedNow', { name })
      void undoable({
        label,
        run: () => core.call('projects.setRules', { id, rules: change }),
        undo: () => core.call('projects.setRules', { id, rules: before }),
        quiet: change.paused === undefined,
      })
    },
    [core, t, undoable],
  )
}
