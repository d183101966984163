import { useTranslation } from 'react-i18next'
import { perWeek } from '#shared/model/comparison.ts'
import type { ComparedOne, Comparison } from '#shared/model/comparison.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { mainFollowers } from './followerLines.ts'
import { monthsBetween } from './monthsBetween.ts'
import type { Subject } from './Subject.ts'
import { SubjectName } from './SubjectName.tsx'

interface GlanceTableProps {
  subjects: readonly Subject[]
  comparison: Comparison
  /** Only the most telling columns, where there is little room. */
  compact?: boolean
}

/** Everybody in one line each: how much, how often, with what success. */
export function GlanceTable({ subjects, comparison, compact = false }: GlanceTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const months = monthsBetween(comparison.from, comparison.to)
  const most = Math.max(1, ...subjects.map(({ did }) => did.pieces))
  const busiest = Math.max(1, ...subjects.flatMap(({ did }) => did.months.map(({ pieces }) => pieces)))
  const orDash = (value: number | null) => (value === null ? '–' : format.number(Math.round(value)))
  const growth = (did: ComparedOne) => {
    const points = mainFollowers(did)?.points ?? []
    const [first, last] = [points[0], points.at(-1)]
    if (first === undefined || last === undefined) return { last: null, text: '–' }
    const change = first.followers === 0 ? null : last.followers / first.followers - 1
    const sign = change !== null && change > 0 ? '+' : ''
    return {
      last: last.followers,
      text: points.length < 2 || change === null ? '–' : `${sign}${format.percent(change)}`,
    }
  }
  const columns = [
    ...[t('comparison.perMonth'), t('comparison.pieces'), t('comparison.perWeek')],
    t('comparison.typicalLikes'),
    ...(compact ? [] : [t('comparison.typicalComments'), t('comparison.bestLikes')]),
    ...[t('competitors.numbers.followers'), t('comparison.growth')],
  ]
  return (
    <Panel title={t('comparison.glance')}>
      <div
        className="overflow-x-auto rounded-lg border bg-surface"
        tabIndex={0}
        role="group"
        aria-label={t('comparison.glance')}
      >
        <table className="w-full border-collapse tabular">
          <thead>
            <tr className="border-b text-sm text-ink-muted">
              <th scope="col" className="px-3 py-2 text-start font-normal">
                {t('comparison.who')}
              </th>
              {columns.map((column, i) => (
                <th
                  key={column}
                  scope="col"
                  className={`px-3 py-2 font-normal print:px-1.5 ${i === 0 ? 'text-start' : 'text-end'}`}
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {subjects.map(subject => {
              const { did } = subject
              const followers = growth(did)
              return (
                <tr key={subject.key}>
                  <th scope="row" className="max-w-56 px-3 py-1.5 print:px-1.5 text-start font-medium">
                    <SubjectName subject={subject} />
                  </th>
                  <td className="px-3 py-1.5 print:px-1.5">
                    <Sparkline months={months} did={did} busiest={busiest} colour={subject.colour} />
                  </td>
                  <td className="px-3 py-1.5 print:px-1.5 text-end">
                    <span className="flex items-center justify-end gap-2">
                      {!compact && (
                        <span aria-hidden className="h-2 w-16 print:hidden">
                          <span
                            className="ms-auto block h-full rounded-full"
                            style={{
                              width: `${(did.pieces / most) * 100}%`,
                              backgroundColor: subject.colour,
                            }}
                          />
                        </span>
                      )}
                      <span className="w-12">{format.number(did.pieces)}</span>
                    </span>
                  </td>
                  <td className="px-3 py-1.5 print:px-1.5 text-end">
                    {format.number(Math.round(perWeek(did.pieces, comparison) * 10) / 10)}
                  </td>
                  <td className="px-3 py-1.5 print:px-1.5 text-end">{orDash(did.numbers.likes.median)}</td>
                  {!compact && (
                    <>
                      <td className="px-3 py-1.5 print:px-1.5 text-end">
                        {orDash(did.numbers.comments.median)}
                      </td>
                      <td className="px-3 py-1.5 print:px-1.5 text-end">{orDash(did.numbers.likes.best)}</td>
                    </>
                  )}
                  <td className="px-3 py-1.5 print:px-1.5 text-end">{orDash(followers.last)}</td>
                  <td className="px-3 py-1.5 print:px-1.5 text-end">{followers.text}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

interface SparklineProps {
  months: readonly string[]
  did: ComparedOne
  busiest: number
  colour: string
}

/** How much came out in each month, on the same scale for everybody. */
function Sparkline({ months, did, busiest, colour }: SparklineProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const counts = new Map(did.months.map(({ month, pieces }) => [month, pieces]))
  const said = did.months.map(({ month, pieces }) => `${format.month(month)}: ${format.number(pieces)}`)
  return (
    <svg
      role="img"
      aria-label={`${t('comparison.perMonth')}. ${said.join(', ')}`}
      width={120}
      height={22}
      viewBox="0 0 120 22"
      preserveAspectRatio="none"
    >
      {months.map((month, i) => {
        const height = ((counts.get(month) ?? 0) / busiest) * 20
        const width = 120 / months.length
        return (
          <rect
            key={month}
            x={i * width}
            y={22 - Math.max(height, 1)}
            width={Math.max(0.75, width - (width > 3 ? 1 : 0.25))}
            height={Math.max(height, 1)}
            fill={height === 0 ? 'var(--color-line)' : colour}
          >
            <title>{`${format.month(month)}: ${format.number(counts.get(month) ?? 0)}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}
