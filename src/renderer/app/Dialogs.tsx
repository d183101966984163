import { useNavigate } from '@tanstack/react-router'
import type { SearchHit } from '#shared/contract/posts.ts'
import { useCurrentProject } from '../bridge/useCurrentProject.ts'
import { CommandPalette } from '../commands/CommandPalette.tsx'
import { ShortcutList } from '../commands/ShortcutList.tsx'
import { NewCompetitorDialog } from '../features/competitors/NewCompetitorDialog.tsx'
import { CaptureDialog } from '../features/competitors/CaptureDialog.tsx'
import { ProjectDialog } from '../features/projects/ProjectDialog.tsx'
import { closeDialog } from './useDialogs.ts'
import type { AppDialog } from './useDialogs.ts'

/** The dialogs that can be opened from everywhere. */
export function Dialogs({ open }: { open: AppDialog }) {
  const { projectId, project, choose } = useCurrentProject()
  const navigate = useNavigate()
  const onHit = (hit: SearchHit) => {
    if (hit.kind === 'post') void navigate({ to: '/composer/$postId', params: { postId: hit.id } })
    else if (hit.kind === 'channel') void navigate({ to: '/channels', search: { open: hit.id } })
    else if (hit.kind === 'campaign') {
      void navigate({ to: '/campaigns/$campaignId', params: { campaignId: hit.id } })
    } else if (hit.kind === 'caseStudy') {
      void navigate({ to: '/campaigns/$campaignId/case-study', params: { campaignId: hit.id } })
    } else if (hit.kind === 'competitor') {
      void navigate({ to: '/competitors/$competitorId', params: { competitorId: hit.id } })
    } else if (hit.kind === 'observation') void navigate({ to: '/competitors', search: { open: hit.id } })
    else if (hit.kind === 'design') {
      void navigate({ to: '/studio/$designId', params: { designId: hit.id } })
    } else if (hit.kind === 'theirCampaign') {
      void navigate({ to: '/competitors', search: { tab: 'campaigns', campaign: hit.id } })
    } else if (hit.kind === 'portrait') void navigate({ to: '/audience', search: { open: hit.id } })
    else if (hit.kind === 'strategy') {
      const whose = hit.id === hit.projectId ? { project: hit.projectId } : { campaign: hit.id }
      void navigate({ to: '/strategy', search: whose })
    } else if (hit.kind === 'pillar') {
      choose(hit.projectId)
      void navigate({ to: '/project' })
    } else choose(hit.id)
  }
  if (open === 'palette') return <CommandPalette onClose={closeDialog} projectId={projectId} onHit={onHit} />
  if (open === 'shortcuts') return <ShortcutList onClose={closeDialog} />
  if (open === 'capture') return <CaptureDialog onClose={closeDialog} />
  if (open === 'newCompetitor') return <NewCompetitorDialog onClose={closeDialog} />
  if (open === 'newProject') {
    return <ProjectDialog project={null} onClose={closeDialog} onSaved={saved => choose(saved.id)} />
  }
  return project === null ? null : <ProjectDialog project={project} onClose={closeDialog} />
}
