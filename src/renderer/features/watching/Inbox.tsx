import { Inbox as InboxIcon, TriangleAlert } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Source } from '#shared/model/source.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { PieceRow } from './PieceRow.tsx'
import { TroubleText } from './TroubleText.tsx'
import { useInbox } from './useInbox.ts'
import { useWatchingActions } from './useWatchingActions.ts'

interface InboxProps {
  projectId: string | null
  /** Names of competitors by their ids. */
  competitors: ReadonlyMap<string, string>
  sources: readonly Source[]
  onAdd: () => void
}

/** What competitors published and nobody has decided about yet: K keeps, X drops, arrows go on. */
export function Inbox({ projectId, competitors, sources, onAdd }: InboxProps) {
  const { t } = useTranslation()
  const list = useInbox(projectId)
  const { keep, drop } = useWatchingActions()
  const rows = useRef<HTMLUListElement>(null)
  const [active, setActive] = useState(0)
  const hasKeyboard = useRef(false)
  const { pieces } = list
  const at = Math.min(active, pieces.length - 1)
  const focusedId = pieces[at]?.id

  // The row that was decided about is gone: the keyboard is on the one that took its place.
  useEffect(() => {
    if (!hasKeyboard.current || focusedId === undefined) return
    const row = rows.current?.children[at]
    if (row instanceof HTMLElement && !row.contains(document.activeElement)) row.focus()
  }, [at, focusedId])

  const decide = (index: number, how: typeof keep) => {
    const piece = pieces[index]
    if (piece === undefined) return
    hasKeyboard.current = true
    setActive(index)
    how(piece)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      const next = Math.min(pieces.length - 1, Math.max(0, at + step))
      const row = rows.current?.children[next]
      if (row instanceof HTMLElement) row.focus()
    } else if (event.key.toLowerCase() === 'k') decide(at, keep)
    else if (event.key.toLowerCase() === 'x') decide(at, drop)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const troubled = sources.filter(({ trouble, paused }) => trouble !== null && !paused)
  const content = () => {
    if (list.data === undefined) {
      return list.isError ? <QueryError error={list.error} retry={list.refetch} /> : <Skeleton shape="rows" />
    }
    if (pieces.length === 0) {
      return (
        <EmptyState
          icon={InboxIcon}
          title={t(sources.length === 0 ? 'watching.none' : 'watching.allRead')}
          text={t(sources.length === 0 ? 'watching.noneText' : 'watching.allReadText')}
          action={
            sources.length === 0 && (
              <Button variant="primary" onClick={onAdd}>
                {t('watching.add')}
              </Button>
            )
          }
        />
      )
    }
    return (
      <>
        <p className="mb-2 text-sm text-ink-muted">{t('watching.keysHelp')}</p>
        <ul
          ref={rows}
          aria-label={t('watching.inbox')}
          onKeyDown={onKeyDown}
          onFocus={() => (hasKeyboard.current = true)}
          onBlur={event => {
            // A row that went away takes the focus with it, and nobody gets it.
            if (event.relatedTarget !== null)
              hasKeyboard.current = rows.current?.contains(event.relatedTarget) ?? false
          }}
          className="flex flex-col divide-y divide-line rounded-lg border bg-surface"
        >
          {pieces.map((piece, index) => (
            <PieceRow
              key={piece.id}
              piece={piece}
              competitor={competitors.get(piece.competitorId) ?? ''}
              source={sources.find(({ id }) => id === piece.sourceId)?.title ?? ''}
              isActive={index === at}
              onFocus={() => setActive(index)}
              onKeep={() => decide(index, keep)}
              onDrop={() => decide(index, drop)}
            />
          ))}
        </ul>
        {list.hasNextPage && (
          <div className="mt-3">
            <Button size="sm" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('common.loadMore')}
            </Button>
          </div>
        )}
      </>
    )
  }
  return (
    <div className="flex flex-1 flex-col">
      {troubled.length > 0 && (
        <ul
          aria-label={t('watching.troubles')}
          className="mb-3 flex flex-col gap-1 rounded-md bg-warning-soft px-3 py-2"
        >
          {troubled.map(source => (
            <li key={source.id} className="flex items-start gap-2">
              <span className="mt-0.5 text-warning">
                <Icon icon={TriangleAlert} size={16} />
              </span>
              <span className="min-w-0 break-words">
                <span className="font-medium">{source.title}: </span>
                {source.trouble !== null && <TroubleText trouble={source.trouble} />}
              </span>
            </li>
          ))}
        </ul>
      )}
      {content()}
    </div>
  )
}
