import { useTranslation } from 'react-i18next'
import type { Project } from '#shared/model/project.ts'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Row } from '../../../ui/Stack.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useComposer } from '../useComposer.ts'
import { SaveState } from './SaveState.tsx'

/** Whose post it is, and whether it is stored. */
export function HeadNote({ projects }: { projects: readonly Project[] }) {
  const { t } = useTranslation()
  const { session, project, postId, status } = useComposer()
  const mark = (of: Project) => (
    <Avatar
      size="sm"
      name={of.name}
      colour={of.colour}
      imageUrl={of.logoMediaId === null ? null : mediaUrl(of.logoMediaId, 64)}
    />
  )
  // Once something is stored or on its way the post belongs to its project.
  const isFixed = postId !== null || status.kind !== 'saved' || projects.length === 1
  return (
    <Row gap={3}>
      {isFixed ? (
        <Row>
          {mark(project)}
          <span className="max-w-48 truncate">{project.name}</span>
        </Row>
      ) : (
        <Select
          variant="quiet"
          aria-label={t('composer.project')}
          value={project.id}
          onChange={id =>
            session.startIn(id, { channelIds: [], campaignId: null, pillarId: null, portraitIds: [] })
          }
          options={projects.map(p => ({ value: p.id, label: p.name, mark: mark(p) }))}
        />
      )}
      <SaveState />
    </Row>
  )
}
