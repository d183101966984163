import { useNavigate } from '@tanstack/react-router'
import { CirclePause, CirclePlay, PencilLine, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvergreenEntry, EvergreenList } from '#shared/model/evergreen.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { ColourDot } from '../../../ui/ColourDot.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { List } from '../../../ui/List.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { EntryRow } from './EntryRow.tsx'
import { OutlookNotes } from './OutlookNotes.tsx'
import { useEvergreenActions } from './useEvergreenActions.ts'
import { WordingsDialog } from './WordingsDialog.tsx'

interface EvergreenPanelProps {
  list: EvergreenList
  /** Where lists of several projects stand together. */
  projectName: string | null
  onEdit: () => void
}

/** One list: what comes of it on its channels, and its posts in the order in which they come. */
export function EvergreenPanel({ list, projectName, onEdit }: EvergreenPanelProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const actions = useEvergreenActions()
  const { data: pillars = [] } = useQueryOf('pillars.list', { projectId: list.projectId })
  const [wording, setWording] = useState<EvergreenEntry | null>(null)
  const pillar = pillars.find(({ id }) => id === list.pillarId)
  const ids = list.entries.map(({ postId }) => postId)
  const open = (postId: string) => void navigate({ to: '/composer/$postId', params: { postId } })
  const write = async () => {
    const postId = await actions.addPost(list, null)
    if (postId !== null) open(postId)
  }
  const step = (postId: string, way: -1 | 1) => {
    const from = ids.indexOf(postId)
    const other = ids[from + way]
    if (other === undefined) return
    const order = ids.map((id, index) => (index === from ? other : index === from + way ? postId : id))
    actions.arrange(list, order)
  }
  const writeButton = (
    <Button size="sm" icon={Plus} onClick={() => void write()}>
      {t('evergreen.write')}
    </Button>
  )
  return (
    <Panel
      title={list.name}
      badge={
        <>
          {pillar !== undefined && (
            <span className="flex items-center gap-1.5 text-sm text-ink-muted">
              <ColourDot colour={pillar.colour} />
              {pillar.name}
            </span>
          )}
          {list.paused && (
            <Badge tone="warning">
              <Icon icon={CirclePause} size={12} />
              {t('evergreen.paused')}
            </Badge>
          )}
        </>
      }
      description={[projectName, t('evergreen.rests', { count: list.restDays })].filter(Boolean).join(' · ')}
      actions={
        <>
          {list.entries.length > 0 && writeButton}
          <IconButton
            size="sm"
            icon={list.paused ? CirclePlay : CirclePause}
            label={t(list.paused ? 'evergreen.resume' : 'evergreen.pause', { name: list.name })}
            onClick={() => actions.pause(list, !list.paused)}
          />
          <IconButton
            size="sm"
            icon={PencilLine}
            label={t('evergreen.edit', { name: list.name })}
            onClick={onEdit}
          />
          <IconButton
            size="sm"
            icon={Trash2}
            label={t('evergreen.remove', { name: list.name })}
            onClick={() => actions.remove(list)}
          />
        </>
      }
    >
      {!list.paused && list.entries.length > 0 && <OutlookNotes list={list} />}
      {list.entries.length === 0 ? (
        <div className="rounded-lg border bg-surface">
          <EmptyState
            size="inline"
            title={t('evergreen.noPosts')}
            text={t('evergreen.noPostsText')}
            action={writeButton}
          />
        </div>
      ) : (
        <List aria-label={t('evergreen.of', { name: list.name })}>
          {list.entries.map((entry, index) => (
            <EntryRow
              key={entry.postId}
              entry={entry}
              canGo={{ earlier: index > 0, later: index < ids.length - 1 }}
              onOpen={() => open(entry.postId)}
              onStep={way => step(entry.postId, way)}
              onWordings={() => setWording(entry)}
              onRemove={() => actions.removePost(entry.postId)}
            />
          ))}
        </List>
      )}
      {wording !== null && (
        <WordingsDialog
          entry={wording}
          onSave={wordings => actions.setWordings(wording, wordings)}
          onClose={() => setWording(null)}
        />
      )}
    </Panel>
  )
}
