import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pillar } from '#shared/model/pillar.ts'
import type { Project } from '#shared/model/project.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { onStepKey } from '../../lib/onStepKey.ts'
import { StepButtons } from '../../lib/StepButtons.tsx'
import type { CanGo } from '../../lib/StepButtons.tsx'
import { targetNote } from '../../lib/targetNote.ts'
import { Button } from '../../ui/Button.tsx'
import { ColourDot } from '../../ui/ColourDot.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { List, ListRow } from '../../ui/List.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { PillarDialog } from './PillarDialog.tsx'

/** The kinds of content of a project, in her order. */
export function PillarsPanel({ project }: { project: Project }) {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const pillars = useQueryOf('pillars.list', { projectId: project.id })
  const [open, setOpen] = useState<Pillar | 'new' | null>(null)
  const ids = pillars.data?.map(({ id }) => id) ?? []
  const note = targetNote(pillars.data ?? [])

  const step = ({ id, name }: Pillar, way: -1 | 1) => {
    const from = ids.indexOf(id)
    const other = ids[from + way]
    if (other === undefined) return
    const order = ids.map((at, index) => (index === from ? other : index === from + way ? id : at))
    void undoable({
      label: t('pillars.moved', { name }),
      quiet: true,
      run: () => core.call('pillars.arrange', { ids: order }),
      undo: () => core.call('pillars.arrange', { ids }),
    })
  }
  const remove = ({ id, name }: Pillar) =>
    void undoable({
      label: t('pillars.removed', { name }),
      run: () => core.call('pillars.remove', { id }),
      undo: () => core.call('pillars.restore', { id }),
    })
  const add = (
    <Button size="sm" icon={Plus} onClick={() => setOpen('new')}>
      {t('pillars.add')}
    </Button>
  )
  const content = () => {
    if (pillars.data === undefined) {
      return pillars.isError ? (
        <QueryError error={pillars.error} retry={pillars.refetch} />
      ) : (
        <Skeleton shape="rows" count={2} />
      )
    }
    if (pillars.data.length === 0) {
      return (
        <div className="rounded-lg border bg-surface">
          <EmptyState size="inline" title={t('pillars.none')} text={t('pillars.noneText')} action={add} />
        </div>
      )
    }
    return (
      <List aria-label={t('pillars.title')}>
        {pillars.data.map((pillar, index) => (
          <PillarRow
            key={pillar.id}
            pillar={pillar}
            canGo={{ earlier: index > 0, later: index < ids.length - 1 }}
            onOpen={() => setOpen(pillar)}
            onStep={way => step(pillar, way)}
            onRemove={() => remove(pillar)}
          />
        ))}
      </List>
    )
  }
  return (
    <Panel
      title={t('pillars.title')}
      description={t('pillars.text')}
      actions={(pillars.data?.length ?? 0) > 0 && add}
    >
      {content()}
      {note !== null && <p className="mt-2 text-sm text-ink-muted">{t(note.key, note.values)}</p>}
      {open !== null && (
        <PillarDialog
          pillar={open === 'new' ? null : open}
          project={project}
          taken={pillars.data?.map(({ colour }) => colour) ?? []}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  )
}

interface PillarRowProps {
  pillar: Pillar
  canGo: CanGo
  onOpen: () => void
  onStep: (way: -1 | 1) => void
  onRemove: () => void
}

function PillarRow({
  pillar: { name, colour, targetShare },
  canGo,
  onOpen,
  onStep,
  onRemove,
}: PillarRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ListRow
      onKeyDown={event => onStepKey(event, onStep)}
      start={<ColourDot colour={colour} />}
      title={name}
      onOpen={onOpen}
      meta={
        targetShare !== null && (
          <span className="tabular" title={t('pillars.share')}>
            {format.percent(targetShare / 100)}
          </span>
        )
      }
      actions={
        <>
          <StepButtons
            labels={{ earlier: t('pillars.up', { name }), later: t('pillars.down', { name }) }}
            canGo={canGo}
            onStep={onStep}
          />
          <IconButton size="sm" icon={Trash2} label={t('pillars.remove', { name })} onClick={onRemove} />
        </>
      }
    />
  )
}
