import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { CompetitorDialog } from './CompetitorDialog.tsx'
import { useCompetitorActions } from './useCompetitorActions.ts'

/** A new competitor from anywhere in the app: of the project she is in, or the first. */
export function NewCompetitorDialog({ onClose }: { onClose: () => void }) {
  const actions = useCompetitorActions()
  const { projectId, projects } = useCurrentProject()
  const into = projectId ?? projects?.[0]?.id
  if (into === undefined) return null
  return <CompetitorDialog competitor={null} projectId={into} actions={actions} onClose={onClose} />
}
