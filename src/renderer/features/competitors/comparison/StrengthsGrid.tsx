import { FileSpreadsheet } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { pointsOf } from '#shared/model/competitor.ts'
import { tableAddress } from '#shared/model/table.ts'
import { DownloadLink } from '../../../ui/DownloadLink.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Points } from '../Points.tsx'
import type { Subject } from './Subject.ts'
import { SubjectName } from './SubjectName.tsx'

/** Who they are, what they are good at and where they are weak, beneath each other. */
export function StrengthsGrid({ subjects }: { subjects: readonly Subject[] }) {
  const { t } = useTranslation()
  const known = subjects.filter(({ competitor }) => competitor !== null)
  const competitors = known.flatMap(({ competitor }) => competitor ?? [])
  const [first] = competitors
  if (first === undefined) return null
  const columns = [
    ...[t('comparison.who'), t('competitors.positioning'), t('competitors.priceLevel')],
    ...[t('competitors.strengths'), t('competitors.weaknesses')],
  ]
  return (
    <Panel
      title={t('comparison.strengths')}
      actions={
        <DownloadLink
          compact
          variant="secondary"
          icon={FileSpreadsheet}
          href={tableAddress({
            kind: 'strengths',
            projectId: first.projectId,
            competitorIds: competitors.map(({ id }) => id),
          })}
        >
          {t('comparison.csv')}
        </DownloadLink>
      }
    >
      <div
        className="overflow-x-auto rounded-lg border bg-surface"
        tabIndex={0}
        role="group"
        aria-label={t('comparison.strengths')}
      >
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b text-sm text-ink-muted">
              {columns.map(column => (
                <th key={column} scope="col" className="px-3 py-2 text-start font-normal">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {known.map(subject => {
              const { competitor } = subject
              if (competitor === null) return null
              const { positioning, priceLevel, strengths, weaknesses } = competitor
              return (
                <tr key={subject.key} className="break-inside-avoid align-top">
                  <th scope="row" className="max-w-44 px-3 py-2 text-start font-medium">
                    <SubjectName subject={subject} />
                  </th>
                  <td dir="auto" className="max-w-64 px-3 py-2 text-pretty">
                    {positioning}
                  </td>
                  <td className="px-3 py-2 whitespace-nowrap">
                    {priceLevel === null ? '–' : t(`competitors.priceLevels.${priceLevel}`)}
                  </td>
                  <td className="px-3 py-2">
                    <Points kind="strengths" points={pointsOf(strengths)} />
                  </td>
                  <td className="px-3 py-2">
                    <Points kind="weaknesses" points={pointsOf(weaknesses)} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
