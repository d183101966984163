import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { projectColours } from '../../lib/projectColours.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { List, ListRow } from '../../ui/List.tsx'
import type { CompetitorActions } from './useCompetitorActions.ts'

interface RemovedCompetitorsProps {
  projectId: string | null
  actions: CompetitorActions
}

/** Those that were put away, folded: each comes back with what was seen of it. Nothing where there are none. */
export function RemovedCompetitors({ projectId, actions }: RemovedCompetitorsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data: removed = [] } = useQueryOf('competitors.removed', { projectId }, { keepPrevious: true })
  if (removed.length === 0) return null
  return (
    <details className="mx-auto mt-6 max-w-5xl print:hidden">
      <summary className="w-fit rounded-sm text-sm text-ink-muted hover:text-ink">
        {t('competitors.removedOnes', { count: removed.length })}
      </summary>
      <div className="mt-2">
        <List aria-label={t('competitors.removedOnes', { count: removed.length })}>
          {removed.map(one => (
            <ListRow
              key={one.id}
              start={
                <Avatar
                  name={one.name}
                  colour={projectColours[10] ?? projectColours[0]}
                  imageUrl={one.logoMediaId === null ? null : mediaUrl(one.logoMediaId, 64)}
                />
              }
              title={one.name}
              note={[
                t('competitors.count', {
                  count: one.observations,
                  number: format.number(one.observations),
                }),
                t('competitors.removedAt', { at: format.date(one.removedAt) }),
              ].join(' · ')}
              actions={
                <Button
                  size="sm"
                  icon={Undo2}
                  aria-label={t('competitors.bringBackOne', { name: one.name })}
                  onClick={() => actions.bringBack(one)}
                >
                  {t('competitors.bringBack')}
                </Button>
              }
            />
          ))}
        </List>
      </div>
    </details>
  )
}
