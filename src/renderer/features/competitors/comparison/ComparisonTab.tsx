import { useNavigate, useSearch } from '@tanstack/react-router'
import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { mostCompared } from '#shared/model/comparison.ts'
import type { Comparison, ComparisonWish } from '#shared/model/comparison.ts'
import type { Competitor } from '#shared/model/competitor.ts'
import { observationFormats, observationKinds } from '#shared/model/observation.ts'
import type { Project } from '#shared/model/project.ts'
import { localOf } from '#shared/time/zoned.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useNow } from '../../../bridge/useNow.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { BestPieces } from './BestPieces.tsx'
import { ComparisonBar } from './ComparisonBar.tsx'
import { comparisonPeriods, daysOfPeriod } from './comparisonPeriod.ts'
import { FollowersPlot } from './FollowersPlot.tsx'
import { GlanceTable } from './GlanceTable.tsx'
import { PunchCards } from './PunchCards.tsx'
import { SharesPlot } from './SharesPlot.tsx'
import { StrengthsGrid } from './StrengthsGrid.tsx'
import { subjectsOf } from './Subject.ts'
import type { Subject } from './Subject.ts'
import { TopicMatrix } from './TopicMatrix.tsx'

interface ComparisonTabProps {
  /** Those that are chosen in the switcher. */
  projects: readonly Project[]
  competitors: readonly Competitor[]
  onOpen: (observationId: string) => void
  add: ReactNode
}

/** Competitors and ourselves beside each other. Of one project, because its clocks and posts are compared. */
export function ComparisonTab({ projects, competitors, onOpen, add }: ComparisonTabProps) {
  const [pickedId, setPickedId] = useState<string | null>(null)
  const { t } = useTranslation()
  const withSome = projects.filter(({ id }) => competitors.some(({ projectId }) => projectId === id))
  const project = withSome.find(({ id }) => id === pickedId) ?? withSome[0]
  if (project === undefined) {
    return (
      <EmptyState
        icon={UsersRound}
        title={t('comparison.empty')}
        text={t('comparison.emptyText')}
        action={add}
      />
    )
  }
  return (
    <OfProject
      key={project.id}
      {...{ project, onOpen }}
      projects={withSome}
      competitors={competitors.filter(({ projectId }) => projectId === project.id)}
      onProject={setPickedId}
    />
  )
}

type OfProjectProps = Pick<ComparisonTabProps, 'projects' | 'competitors' | 'onOpen'> & {
  project: Project
  onProject: (projectId: string) => void
}

function OfProject({ project, projects, competitors, onProject, onOpen }: OfProjectProps) {
  const { t } = useTranslation()
  const search = useSearch({ from: '/competitors' })
  const navigate = useNavigate()
  const today = localOf(useNow(), project.zone).slice(0, 10)
  const put = (change: Partial<Record<'who' | 'period' | 'from' | 'to', string>>) =>
    void navigate({ to: '/competitors', search: before => ({ ...before, ...change }), replace: true })
  const period = comparisonPeriods.find(known => known === search.period) ?? 'year'
  const chosen = search.who?.split(',')
  const competitorIds = competitors
    .map(({ id }) => id)
    .filter(id => chosen === undefined || chosen.includes(id))
    .slice(0, mostCompared)
  const wish: ComparisonWish = {
    projectId: project.id,
    competitorIds,
    ourselves: chosen === undefined || chosen.includes('us'),
    ...daysOfPeriod(period, today, { from: search.from ?? null, to: search.to ?? null }),
  }
  const comparison = useQueryOf('competitors.compare', wish, { keepPrevious: true })
  const content = () => {
    if (comparison.data === undefined) {
      return comparison.isError ? (
        <QueryError error={comparison.error} retry={comparison.refetch} />
      ) : (
        <div className="p-6">
          <Skeleton shape="cards" count={4} />
        </div>
      )
    }
    const subjects = subjectsOf({ compared: comparison.data.compared, competitors, ourName: project.name })
    if (subjects.length === 0) {
      return <EmptyState icon={UsersRound} title={t('comparison.nobody')} text={t('comparison.nobodyText')} />
    }
    return <Plots {...{ subjects, onOpen }} comparison={comparison.data} projectName={project.name} />
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ComparisonBar
        {...{ projects, competitors, wish, period, onProject }}
        onWho={(ids, ourselves) => put({ who: [...(ourselves ? ['us'] : []), ...ids].join(',') || 'none' })}
        onPeriod={next =>
          put(
            next === 'own'
              ? { period: next, from: comparison.data?.from ?? today, to: comparison.data?.to ?? today }
              : { period: next },
          )
        }
        onDays={put}
      />
      {content()}
    </div>
  )
}

interface PlotsProps {
  subjects: readonly Subject[]
  comparison: Comparison
  projectName: string
  onOpen: (observationId: string) => void
}

function Plots({ subjects, comparison, projectName, onOpen }: PlotsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const days = [comparison.from, comparison.to].map(day => format.localDate(day)).join(' – ')
  return (
    <div className="min-h-0 flex-1 overflow-y-auto border-t print:overflow-visible print:border-0">
      <div className="mx-auto flex max-w-6xl flex-col gap-8 px-6 pt-5 pb-12 print:max-w-none print:px-0">
        <p className="text-sm text-ink-muted tabular">
          <span className="hidden print:inline">{`${projectName} · `}</span>
          {days}
        </p>
        <GlanceTable subjects={subjects} comparison={comparison} />
        <PunchCards subjects={subjects} />
        <SharesPlot
          title={t('comparison.kinds')}
          subjects={subjects}
          parts={observationKinds.map(value => ({ value, name: t(`competitors.kinds.${value}`) }))}
          countsOf={({ did }) => new Map(did.kinds.map(({ kind, pieces }) => [kind, pieces]))}
        />
        <SharesPlot
          title={t('comparison.formats')}
          subjects={subjects}
          parts={observationFormats.map(value => ({ value, name: t(`competitors.formats.${value}`) }))}
          countsOf={({ did }) => new Map(did.formats.map(({ format: form, pieces }) => [form, pieces]))}
        />
        <TopicMatrix subjects={subjects} />
        <FollowersPlot subjects={subjects} />
        <BestPieces subjects={subjects} zone={comparison.zone} onOpen={onOpen} />
        <StrengthsGrid subjects={subjects} />
      </div>
    </div>
  )
}
