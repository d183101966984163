import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useWidth } from '../../../lib/useWidth.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { followerLines, lastOfMonths, spreadLabels, ticksBetween } from './followerLines.ts'
import type { FollowerLine } from './followerLines.ts'
import { PlotTable } from './PlotTable.tsx'
import type { Subject } from './Subject.ts'

/** How followers grew: a line for each, with its name at its end. */
export function FollowersPlot({ subjects }: { subjects: readonly Subject[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [look, setLook] = useState<'count' | 'growth'>('count')
  const lines = followerLines(subjects, look)
  const valueText = (value: number) =>
    look === 'count' ? format.number(value) : `${value > 0 ? '+' : ''}${format.percent(value)}`
  const nameOf = ({ subject, network }: FollowerLine) =>
    network === null ? subject.name : `${subject.name} · ${network}`
  if (lines.length === 0) {
    return (
      <Panel title={t('comparison.followers')}>
        <EmptyState
          size="inline"
          title={t('comparison.noFollowers')}
          text={t('comparison.noFollowersText')}
        />
      </Panel>
    )
  }
  const counts = followerLines(subjects, 'count')
  const months = [...new Set(counts.flatMap(line => [...lastOfMonths(line).keys()]))].sort()
  return (
    <Panel
      title={t('comparison.followers')}
      description={t('comparison.followersHelp')}
      actions={
        <span className="print:hidden">
          <SegmentedControl
            aria-label={t('comparison.followers')}
            value={look}
            onChange={setLook}
            segments={[
              { value: 'count', label: t('comparison.followerCount') },
              { value: 'growth', label: t('comparison.followerGrowth') },
            ]}
          />
        </span>
      }
    >
      <LinePlot lines={lines} valueText={valueText} nameOf={nameOf} />
      <PlotTable
        title={t('comparison.followers')}
        columns={[
          ...[t('comparison.who'), t('comparison.first'), t('comparison.last'), t('comparison.growth')],
          ...months.map(month => format.month(month)),
        ]}
        rows={() =>
          counts.map(line => {
            const [first, last] = [line.points[0], line.points.at(-1)]
            const change =
              first === undefined || last === undefined || first.value === 0
                ? null
                : last.value / first.value - 1
            const told = (point: typeof first) =>
              point === undefined ? '–' : `${format.number(point.value)} (${format.date(point.at)})`
            const seen = lastOfMonths(line)
            return [
              nameOf(line),
              told(first),
              told(last),
              change === null ? '–' : `${change > 0 ? '+' : ''}${format.percent(change)}`,
              ...months.map(month => (seen.has(month) ? format.number(seen.get(month) ?? 0) : '–')),
            ]
          })
        }
      />
    </Panel>
  )
}

interface LinePlotProps {
  lines: readonly FollowerLine[]
  valueText: (value: number) => string
  nameOf: (line: FollowerLine) => string
}

/** Pixels. */
const height = 260
const margin = { top: 10, end: 236, bottom: 22, start: 56 }
const labelGap = 15

function LinePlot({ lines, valueText, nameOf }: LinePlotProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, 960)
  const points = lines.flatMap(line => line.points)
  const [begin, end] = [Math.min(...points.map(p => p.at)), Math.max(...points.map(p => p.at))]
  const values = points.map(({ value }) => value)
  const ticks = ticksBetween(Math.min(...values), Math.max(...values))
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  const inner = { width: width - margin.start - margin.end, height: height - margin.top - margin.bottom }
  const x = (at: number) =>
    margin.start + (end === begin ? inner.width : ((at - begin) / (end - begin)) * inner.width)
  const y = (value: number) => margin.top + (1 - (value - low) / (high - low)) * inner.height
  const ends = lines.map(({ points: own }) => own.at(-1) ?? { at: end, value: low })
  const labels = spreadLabels(
    ends.map(({ value }) => y(value)),
    labelGap,
    height - margin.bottom,
  )
  const dates =
    end === begin ? [end] : [begin, begin + (end - begin) / 3, begin + ((end - begin) * 2) / 3, end]
  return (
    <div ref={frame}>
      <svg
        role="img"
        aria-label={lines.map((line, i) => `${nameOf(line)}: ${valueText(ends[i]?.value ?? 0)}`).join(', ')}
        viewBox={`0 0 ${width} ${height}`}
        className="w-full text-sm"
      >
        <title>{t('comparison.followers')}</title>
        {ticks.map(tick => (
          <g key={tick}>
            <line
              x1={margin.start}
              x2={width - margin.end}
              y1={y(tick)}
              y2={y(tick)}
              stroke="var(--color-line)"
            />
            <text
              x={margin.start - 8}
              y={y(tick)}
              textAnchor="end"
              dominantBaseline="central"
              className="fill-ink-muted tabular"
            >
              {valueText(tick)}
            </text>
          </g>
        ))}
        {dates.map((at, i) => (
          <text
            key={at}
            x={x(at)}
            y={height - 4}
            textAnchor={i === 0 ? 'start' : i === dates.length - 1 ? 'end' : 'middle'}
            className="fill-ink-muted tabular"
          >
            {format.date(at)}
          </text>
        ))}
        {lines.map((line, i) => {
          const { subject, points: own } = line
          const last = ends[i] ?? { at: end, value: low }
          const isOurs = subject.competitor === null
          const label = labels[i] ?? 0
          return (
            <g key={subject.key}>
              <title>{`${nameOf(line)}: ${valueText(last.value)}`}</title>
              <polyline
                points={own.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
                fill="none"
                stroke={subject.colour}
                strokeWidth={isOurs ? 2.5 : 1.75}
                strokeDasharray={subject.dash}
                strokeLinejoin="round"
              />
              <circle cx={x(last.at)} cy={y(last.value)} r={3} fill={subject.colour} />
              <path
                d={`M${x(last.at) + 4} ${y(last.value)} L${width - margin.end + 14} ${label}`}
                stroke={subject.colour}
                strokeOpacity={0.45}
                strokeWidth={0.75}
              />
              <text
                x={width - margin.end + 18}
                y={label}
                dominantBaseline="central"
                className="fill-ink"
                fontWeight={isOurs ? 600 : 400}
              >
                <tspan fill={subject.colour}>{'● '}</tspan>
                {shortened(nameOf(line), 24)}
                <tspan className="fill-ink-muted tabular">{`  ${valueText(last.value)}`}</tspan>
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}

const shortened = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`
