import { Trash2, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { pointsOf } from '#shared/model/competitor.ts'
import type { Competitor } from '#shared/model/competitor.ts'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { projectColours } from '../../lib/projectColours.ts'
import { onStepKey } from '../../lib/onStepKey.ts'
import { StepButtons } from '../../lib/StepButtons.tsx'
import type { CanGo } from '../../lib/StepButtons.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Points } from './Points.tsx'
import { RemovedCompetitors } from './RemovedCompetitors.tsx'
import type { CompetitorActions } from './useCompetitorActions.ts'

interface CompetitorListProps {
  /** Null: of all projects. */
  projectId: string | null
  competitors: readonly Competitor[]
  actions: CompetitorActions
  onOpen: (id: string) => void
  add: ReactNode
}

/** Who they are, with strengths and weaknesses beside each other. */
export function CompetitorList({ projectId, competitors, actions, onOpen, add }: CompetitorListProps) {
  const { t } = useTranslation()
  if (competitors.length === 0) {
    return (
      <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-10">
        <EmptyState
          icon={UsersRound}
          title={t('competitors.empty')}
          text={t('competitors.emptyText')}
          action={add}
        />
        <RemovedCompetitors projectId={projectId} actions={actions} />
      </div>
    )
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-10">
      <ul
        aria-label={t('competitors.title')}
        className="mx-auto flex max-w-5xl flex-col divide-y rounded-lg border bg-surface"
      >
        {competitors.map(competitor => (
          <CompetitorRow
            key={competitor.id}
            competitor={competitor}
            onOpen={() => onOpen(competitor.id)}
            onRemove={() => actions.remove(competitor)}
            canGo={canGo(competitor, competitors)}
            onStep={way => actions.move(competitor, competitors, way)}
          />
        ))}
      </ul>
      <RemovedCompetitors projectId={projectId} actions={actions} />
    </div>
  )
}

/** Each project has its own order. */
function canGo({ id, projectId }: Competitor, all: readonly Competitor[]): CanGo {
  const own = all.filter(other => other.projectId === projectId)
  const place = own.findIndex(other => other.id === id)
  return { earlier: place > 0, later: place < own.length - 1 }
}

interface CompetitorRowProps {
  competitor: Competitor
  onOpen: () => void
  onRemove: () => void
  canGo: CanGo
  onStep: (way: -1 | 1) => void
}

function CompetitorRow({ competitor, onOpen, onRemove, canGo: ways, onStep }: CompetitorRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, logoMediaId, positioning, channels, priceLevel, observations, lastSeenAt } = competitor
  const facts = [
    priceLevel === null ? null : t(`competitors.priceLevels.${priceLevel}`),
    channels.length === 0 ? null : channels.map(({ network }) => network).join(', '),
    t('competitors.count', { count: observations, number: format.number(observations) }),
    lastSeenAt === null ? null : t('competitors.lastSeen', { at: format.date(lastSeenAt) }),
  ].filter(fact => fact !== null)
  return (
    <li className="flex items-start gap-3 p-3" onKeyDown={event => onStepKey(event, onStep)}>
      <Avatar
        size="lg"
        name={name}
        colour={projectColours[10] ?? projectColours[0]}
        imageUrl={logoMediaId === null ? null : mediaUrl(logoMediaId, 96)}
      />
      <button
        type="button"
        onClick={onOpen}
        className="grid min-w-0 flex-1 grid-cols-[2fr_1fr_1fr] gap-4 rounded-sm text-start"
      >
        <span className="min-w-0">
          <span dir="auto" className="block truncate text-lg font-semibold">
            {name}
          </span>
          <span dir="auto" className="block text-pretty">
            {positioning}
          </span>
          <span className="block text-sm text-ink-muted">{facts.join(' · ')}</span>
        </span>
        <Points kind="strengths" points={pointsOf(competitor.strengths)} />
        <Points kind="weaknesses" points={pointsOf(competitor.weaknesses)} />
      </button>
      <span className="flex items-start gap-3 print:hidden">
        <StepButtons
          labels={{ earlier: t('competitors.earlier', { name }), later: t('competitors.later', { name }) }}
          canGo={ways}
          onStep={onStep}
        />
        <IconButton icon={Trash2} size="sm" label={t('competitors.remove', { name })} onClick={onRemove} />
      </span>
    </li>
  )
}
