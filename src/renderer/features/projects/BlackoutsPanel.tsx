import { CalendarOff, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '#shared/model/project.ts'
import type { Blackout } from '#shared/model/rules.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { List, ListRow } from '../../ui/List.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { BlackoutDialog } from './BlackoutDialog.tsx'

/** Days on which nothing goes out by itself: those of a project and of all, or every one. */
export function BlackoutsPanel({ project }: { project: Project | null }) {
  const { t } = useTranslation()
  const blackouts = useQueryOf('blackouts.list', { projectId: project?.id ?? null }, { keepPrevious: true })
  const [open, setOpen] = useState<Blackout | 'new' | null>(null)
  const add = (
    <Button size="sm" icon={Plus} onClick={() => setOpen('new')}>
      {t('rules.addDays')}
    </Button>
  )
  const content = () => {
    if (blackouts.data === undefined) {
      return blackouts.isError ? (
        <QueryError error={blackouts.error} retry={blackouts.refetch} />
      ) : (
        <Skeleton shape="rows" count={2} />
      )
    }
    if (blackouts.data.length === 0) {
      return (
        <div className="rounded-lg border bg-surface">
          <EmptyState size="inline" title={t('rules.noDays')} text={t('rules.noDaysText')} action={add} />
        </div>
      )
    }
    return (
      <List aria-label={t('rules.daysOff')}>
        {blackouts.data.map(blackout => (
          <BlackoutRow
            key={blackout.id}
            blackout={blackout}
            isMixed={project === null}
            onOpen={() => setOpen(blackout)}
          />
        ))}
      </List>
    )
  }
  return (
    <Panel
      title={t('rules.daysOff')}
      description={t('rules.daysOffText')}
      actions={(blackouts.data?.length ?? 0) > 0 && add}
    >
      {content()}
      {open !== null && (
        <BlackoutDialog
          blackout={open === 'new' ? null : open}
          project={project}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  )
}

interface BlackoutRowProps {
  blackout: Blackout
  /** Whether days of several projects stand together. */
  isMixed: boolean
  onOpen: () => void
}

function BlackoutRow({ blackout, isMixed, onOpen }: BlackoutRowProps) {
  const { t } = useTranslation()
  const core = useCore()
  const format = useFormat()
  const undoable = useUndoable()
  const { projects } = useCurrentProject()
  const { id, name, startsOn, endsOn, projectId } = blackout
  const span =
    startsOn === endsOn
      ? format.localDate(startsOn)
      : t('rules.fromTo', { from: format.localDate(startsOn), to: format.localDate(endsOn) })
  const whose =
    projectId === null
      ? t('rules.everyProject')
      : isMixed
        ? projects?.find(project => project.id === projectId)?.name
        : undefined
  return (
    <ListRow
      start={
        <span className="text-ink-muted">
          <Icon icon={CalendarOff} />
        </span>
      }
      title={name}
      note={[span, whose].filter(Boolean).join(' · ')}
      onOpen={onOpen}
      actions={
        <IconButton
          size="sm"
          icon={Trash2}
          label={t('rules.removeDays', { name })}
          onClick={() =>
            void undoable({
              label: t('rules.removedDays', { name }),
              run: () => core.call('blackouts.remove', { id }),
              undo: () => core.call('blackouts.restore', { id }),
            })
          }
        />
      }
    />
  )
}
