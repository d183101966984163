import { useTranslation } from 'react-i18next'
import type { Competitor } from '#shared/model/competitor.ts'
import { localOf } from '#shared/time/zoned.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { daysOfPeriod } from '../comparison/comparisonPeriod.ts'
import { GlanceTable } from '../comparison/GlanceTable.tsx'
import { PunchCards } from '../comparison/PunchCards.tsx'
import { subjectsOf } from '../comparison/Subject.ts'

/** The last year of one competitor beside ours: how much, and when. */
export function OneCompared({ competitor }: { competitor: Competitor }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, projectId } = competitor
  const { data: projects = [] } = useQueryOf('projects.list', undefined)
  const project = projects.find(one => one.id === projectId)
  const today = localOf(useNow(), project?.zone ?? format.zone).slice(0, 10)
  const comparison = useQueryOf('competitors.compare', {
    ...{ projectId, competitorIds: [id], ourselves: true },
    ...daysOfPeriod('year', today, { from: null, to: null }),
  })
  if (comparison.data === undefined) return comparison.isError ? null : <Skeleton shape="cards" count={1} />
  const subjects = subjectsOf({
    compared: comparison.data.compared,
    competitors: [competitor],
    ourName: project?.name ?? t('comparison.ourselves'),
  })
  return (
    <>
      <GlanceTable compact subjects={subjects} comparison={comparison.data} />
      <PunchCards subjects={subjects} />
    </>
  )
}
