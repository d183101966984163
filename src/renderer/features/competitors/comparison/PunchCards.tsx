import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { PlotTable } from './PlotTable.tsx'
import { busiestHour, hourName } from './weekHours.ts'
import type { Subject } from './Subject.ts'
import { SubjectName } from './SubjectName.tsx'

interface PunchCardsProps {
  subjects: readonly Subject[]
}

/** Pixels: of an hour and of a day, and a letter of the names beside them. */
const cell = 11
const letter = 6
const hoursShown = [0, 6, 12, 18]

/** When each of them publishes: a dot for each hour of the week, the larger the more often. */
export function PunchCards({ subjects }: PunchCardsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const others = subjects.filter(({ competitor }) => competitor !== null)
  const together = Array.from({ length: 168 }, (_, hour) =>
    others.reduce((sum, { did }) => sum + (did.hours[hour] ?? 0), 0),
  )
  const weekdays = format.weekdays('short')
  // In some languages the short names are the whole ones.
  const names = 12 + letter * Math.max(...weekdays.map(day => day.length))
  const columns = [
    t('comparison.who'),
    ...weekdays,
    ...Array.from({ length: 24 }, (_, hour) => hourName(hour, format)),
  ]
  const rows = () =>
    subjects.map(({ name, did }) => [
      name,
      ...weekdays.map((_, day) => format.number(sum(did.hours.slice(day * 24, day * 24 + 24)))),
      ...Array.from({ length: 24 }, (_, hour) =>
        format.number(sum(weekdays.map((__, day) => did.hours[day * 24 + hour] ?? 0))),
      ),
    ])
  return (
    <Panel title={t('comparison.when')} description={t('comparison.whenHelp')}>
      <ul
        className="grid gap-x-5 gap-y-5"
        style={{ gridTemplateColumns: `repeat(auto-fill, minmax(${names + 24 * cell + 2}px, 1fr))` }}
      >
        {others.length > 1 && (
          <PunchCard
            names={names}
            hours={together}
            colour="var(--color-ink-muted)"
            name={<span className="font-medium">{t('comparison.allTogether')}</span>}
            pieces={sum(others.map(({ did }) => did.pieces))}
          />
        )}
        {subjects.map(subject => (
          <PunchCard
            key={subject.key}
            names={names}
            hours={subject.did.hours}
            colour={subject.colour}
            name={<SubjectName subject={subject} />}
            pieces={subject.did.pieces}
          />
        ))}
      </ul>
      <PlotTable title={t('comparison.when')} columns={columns} rows={rows} />
    </Panel>
  )
}

interface PunchCardProps {
  /** Pixels that the names of days take. */
  names: number
  hours: readonly number[]
  colour: string
  name: React.ReactNode
  /** Also those of which nobody knows when they came out. */
  pieces: number
}

function PunchCard({ names, hours, colour, name, pieces }: PunchCardProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const timed = sum(hours)
  const busiest = busiestHour(hours)
  const most = Math.max(1, ...hours)
  const days = format.weekdays('short')
  const at = (hour: number) => `${days[Math.floor(hour / 24)] ?? ''} ${hourName(hour % 24, format)}`
  const said =
    busiest === null
      ? t('comparison.noTimes')
      : t('comparison.mostOften', { when: at(busiest), count: format.number(hours[busiest] ?? 0) })
  return (
    <li className="flex min-w-0 flex-col gap-1 break-inside-avoid">
      <div className="flex items-baseline justify-between gap-2">
        <span className="min-w-0 font-medium">{name}</span>
        <span className="shrink-0 text-sm text-ink-muted tabular">
          {timed < pieces
            ? t('comparison.timedOf', { timed: format.number(timed), count: format.number(pieces) })
            : format.number(pieces)}
        </span>
      </div>
      <svg
        role="img"
        aria-label={said}
        width={names + 24 * cell}
        height={7 * cell + 16}
        className="max-w-full overflow-visible"
      >
        {days.map((day, row) => (
          <text
            key={day}
            x={names - 6}
            y={row * cell + cell / 2}
            textAnchor="end"
            dominantBaseline="central"
            className="fill-ink-muted text-xs"
          >
            {day}
          </text>
        ))}
        {hoursShown.map(hour => (
          <text
            key={hour}
            x={names + hour * cell + cell / 2}
            y={7 * cell + 12}
            textAnchor="middle"
            className="fill-ink-muted text-xs tabular"
          >
            {hourName(hour, format)}
          </text>
        ))}
        {days.map((day, row) => (
          <line
            key={day}
            x1={names}
            x2={names + 24 * cell}
            y1={row * cell + cell / 2}
            y2={row * cell + cell / 2}
            stroke="var(--color-line)"
          />
        ))}
        {hours.map((count, hour) =>
          count === 0 ? null : (
            <circle
              key={hour}
              cx={names + (hour % 24) * cell + cell / 2}
              cy={Math.floor(hour / 24) * cell + cell / 2}
              r={1 + Math.sqrt(count / most) * (cell / 2 - 1.25)}
              fill={colour}
              fillOpacity={0.45 + 0.55 * (count / most)}
            >
              <title>{`${at(hour)}: ${format.number(count)}`}</title>
            </circle>
          ),
        )}
      </svg>
      <p className="text-sm text-ink-muted">{said}</p>
    </li>
  )
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
