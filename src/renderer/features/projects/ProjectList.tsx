import { CirclePause, CirclePlay } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Project } from '#shared/model/project.ts'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useProjectRules } from '../../lib/useProjectRules.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { List, ListRow } from '../../ui/List.tsx'

/** Every project with whether it publishes; each opens its own settings. */
export function ProjectList({ projects }: { projects: readonly Project[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { choose } = useCurrentProject()
  const setRules = useProjectRules()
  return (
    <List aria-label={t('projects.all')}>
      {projects.map(project => {
        const { id, name, colour, logoMediaId, zone, paused } = project
        return (
          <ListRow
            key={id}
            start={
              <Avatar
                name={name}
                colour={colour}
                imageUrl={logoMediaId === null ? null : mediaUrl(logoMediaId, 64)}
              />
            }
            title={name}
            note={format.zoneName(zone)}
            meta={
              paused && (
                <Badge tone="warning">
                  <Icon icon={CirclePause} size={12} />
                  {t('app.projectPaused')}
                </Badge>
              )
            }
            onOpen={() => choose(id)}
            actions={
              <Button
                size="sm"
                icon={paused ? CirclePlay : CirclePause}
                onClick={() => setRules(project, { paused: !paused })}
              >
                {paused ? t('projects.resume') : t('projects.pause')}
              </Button>
            }
          />
        )
      })}
    </List>
  )
}
