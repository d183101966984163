import { BookOpen, Columns2, SearchX, Star, Trash2, X } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObservationCard } from '#shared/contract/observations.ts'
import type { Competitor } from '#shared/model/competitor.ts'
import { localOf } from '#shared/time/zoned.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useFormat, useFormatIn } from '../../i18n/useFormat.ts'
import { usePrintAs } from '../../lib/usePrintAs.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { AssignMenu } from './campaigns/AssignMenu.tsx'
import { isFiltered, noFilter, toObservationFilter } from './JournalFilter.ts'
import type { JournalFilter } from './JournalFilter.ts'
import { JournalExits } from './JournalExits.tsx'
import { JournalFilters } from './JournalFilters.tsx'
import { ObservationGrid } from './ObservationGrid.tsx'
import { ObservationRow } from './ObservationRow.tsx'
import { ObservationsSideBySide } from './ObservationsSideBySide.tsx'
import { ObservationTile } from './ObservationTile.tsx'
import { observationWords } from './observationWords.ts'
import { PrintJournal } from './print/PrintJournal.tsx'
import type { ObservationActions } from './useObservationActions.ts'
import { windowOf } from './useObservationWindows.ts'

interface JournalProps {
  /** The board has her best pieces only. */
  look: 'list' | 'board'
  /** What it is narrowed down to in the beginning. */
  begin: Pick<JournalFilter, 'theirCampaign' | 'competitor'>
  competitors: readonly Competitor[]
  actions: ObservationActions
  onOpen: (id: string) => void
  /** Puts down something new. */
  capture: ReactNode
}

/** So many stand beside each other at most, and so many are chosen. */
const mostBeside = 6
const mostPicked = 1000

/** What was seen, as a list, or the best of it as a board of pictures. */
export function Journal({ look, begin, competitors, actions, onOpen, capture }: JournalProps) {
  const { t } = useTranslation()
  const formatIn = useFormatIn()
  const format = useFormat()
  const { projectId, projects = [] } = useCurrentProject()
  const [filter, setFilter] = useState({ ...noFilter, ...begin })
  const zone = projects.find(({ id }) => id === projectId)?.zone ?? format.zone
  const now = useNow()
  const today = useMemo(() => localOf(now, zone).slice(0, 10), [now, zone])
  const [picked, setPicked] = useState<readonly ObservationCard[]>([])
  const [isComparing, setComparing] = useState(false)
  const [isPrinting, setPrinting] = useState(false)
  const wish = useMemo(
    () => ({
      filter: toObservationFilter(filter, { projectId, zone, today, favourite: look === 'board' }),
      order: filter.order,
    }),
    [filter, projectId, look, zone, today],
  )
  const head = useQueryOf('observations.list', windowOf(wish), { keepPrevious: true })
  /** What is shown answers what she asked before. */
  const isOld = head.isPlaceholderData
  const total = head.data?.total ?? 0
  const names = useMemo(() => new Map(competitors.map(({ id, name }) => [id, name])), [competitors])
  const zones = useMemo(() => new Map(projects.map(({ id, zone }) => [id, zone])), [projects])
  const whoOf = useCallback((id: string | null) => names.get(id ?? '') ?? t('competitors.nobody'), [names, t])
  const pick = useCallback((card: ObservationCard) => {
    setPicked(before =>
      before.some(({ id }) => id === card.id)
        ? before.filter(({ id }) => id !== card.id)
        : [...before, card].slice(-mostPicked),
    )
  }, [])
  const print = useCallback(() => setPrinting(true), [])
  usePrintAs(print, () => total > 0)
  const Look = look === 'board' ? ObservationTile : ObservationRow
  const words = useMemo(() => observationWords(t), [t])
  const pickedIds = useMemo(() => new Set(picked.map(({ id }) => id)), [picked])
  const render = useCallback(
    (card: ObservationCard) => (
      <Look
        card={card}
        who={whoOf(card.competitorId)}
        words={words}
        format={formatIn(zones.get(card.projectId) ?? 'UTC')}
        isPicked={pickedIds.has(card.id)}
        onPick={pick}
        onOpen={onOpen}
      />
    ),
    [Look, whoOf, words, formatIn, zones, pickedIds, pick, onOpen],
  )

  const content = () => {
    if (head.data === undefined) {
      return head.isError ? <QueryError error={head.error} retry={head.refetch} /> : <Skeleton shape="rows" />
    }
    if (total === 0 && isFiltered(filter)) {
      return (
        <EmptyState
          icon={SearchX}
          title={t('competitors.nothingFits')}
          action={<Button onClick={() => setFilter(noFilter)}>{t('competitors.noFilter')}</Button>}
        />
      )
    }
    if (total === 0 && look === 'board') {
      return (
        <EmptyState icon={Star} title={t('competitors.boardEmpty')} text={t('competitors.boardEmptyText')} />
      )
    }
    if (total === 0) {
      return (
        <EmptyState
          icon={BookOpen}
          title={t('competitors.journalEmpty')}
          text={t('competitors.journalEmptyText')}
          action={capture}
        />
      )
    }
    return <ObservationGrid {...{ wish, isOld, look, render }} head={head.data} />
  }
  return (
    <div
      className="flex min-h-0 flex-1 flex-col"
      data-answer-to={filter.text}
      aria-busy={isOld || head.data === undefined}
    >
      <div className="flex flex-wrap items-center gap-2 px-6 pb-3 print:hidden">
        {picked.length === 0 ? (
          <>
            <JournalFilters
              filter={filter}
              onChange={setFilter}
              competitors={competitors}
              projectId={projectId}
            />
            <div className="ms-auto flex items-center gap-2">
              <span role="status" className="text-sm text-ink-muted tabular">
                {t('competitors.count', { count: total, number: format.number(total) })}
              </span>
              <JournalExits {...{ wish, isOld }} isEmpty={total === 0} onPrint={print} />
            </div>
          </>
        ) : (
          <>
            <span className="text-sm text-ink-muted">
              {t('competitors.picked', { count: picked.length })}
            </span>
            <AssignMenu observations={picked} competitors={competitors} onDone={() => setPicked([])} />
            <Button
              size="sm"
              icon={Columns2}
              disabled={picked.length > mostBeside}
              onClick={() => setComparing(true)}
            >
              {t('competitors.sideBySide')}
            </Button>
            <Button
              size="sm"
              icon={Trash2}
              onClick={() => {
                actions.remove(picked.map(({ id }) => id))
                setPicked([])
              }}
            >
              {t('common.remove')}
            </Button>
            <Button size="sm" variant="quiet" icon={X} onClick={() => setPicked([])}>
              {t('competitors.pickNone')}
            </Button>
          </>
        )}
      </div>
      {content()}
      {isPrinting && (
        <PrintJournal
          {...{ wish, look, whoOf }}
          whose={projects.find(({ id }) => id === projectId)?.name ?? t('projects.all')}
          zoneOf={id => zones.get(id) ?? 'UTC'}
          onDone={() => setPrinting(false)}
        />
      )}
      {isComparing && (
        <ObservationsSideBySide
          observations={picked}
          nameOf={id => whoOf(picked.find(card => card.id === id)?.competitorId ?? null)}
          onClose={() => setComparing(false)}
        />
      )}
    </div>
  )
}
