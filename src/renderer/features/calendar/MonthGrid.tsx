import { useMemo, useRef } from 'react'

import type { Campaign } from '#shared/model/campaign.ts'
import type { Day } from './calendarDays.ts'
import { barPx, CampaignBars } from './CampaignBars.tsx'
import { campaignSpans, namesAt } from './campaignSpans.ts'
import { DayCell, noGroups } from './DayCell.tsx'
import type { CardGroup } from './groupCards.ts'
import { LoadingCards } from './LoadingCards.tsx'
import { useCardLook } from './CardLook.ts'
import { useMeasured } from './useMeasured.ts'

interface MonthGridProps {
  weeks: readonly Day[][]
  /** The month that is meant, `2026-11`; days of others step back. */
  month: string
  today: Day
  /** The day the keyboard begins on. */
  firstStop: Day
  byDay: ReadonlyMap<Day, readonly CardGroup[]>
  campaigns: readonly Campaign[]
  isLoading: boolean
}

/** A day's number and the space around it, px. */
const headPx = 24
/** A week is at least this tall; a low window scrolls. */
const rowMinPx = 92
const maxLanes = 3

/** The month: our own grid, so that thousands of posts stay quick. */
export function MonthGrid(props: MonthGridProps) {
  const { weeks, month, today, firstStop, byDay, campaigns, isLoading } = props
  const { format } = useCardLook()
  const body = useRef<HTMLDivElement>(null)
  const { height } = useMeasured(body)
  const rowPx = Math.max(rowMinPx, Math.floor(height / weeks.length))
  const names = useMemo(() => {
    const all = format.weekdays('short')
    return weeks[0]?.map(day => all[(new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7] ?? '') ?? []
  }, [format, weeks])
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div role="row" className="grid shrink-0 grid-cols-7 border-b">
        {names.map(name => (
          <div
            key={name}
            role="columnheader"
            className="truncate border-e border-transparent px-2 pb-1 text-sm text-ink-muted"
          >
            {name}
          </div>
        ))}
      </div>
      <div ref={body} role="rowgroup" className="min-h-0 flex-1 overflow-y-auto">
        {weeks.map(week => {
          const spans = campaignSpans(campaigns, week, maxLanes)
          const lanes = spans.reduce((most, span) => Math.max(most, span.lane + 1), 0)
          const topPx = headPx + (lanes === 0 ? 0 : lanes * barPx + 1)
          return (
            <div
              key={week[0]}
              role="row"
              className="relative grid grid-cols-7 border-b last:border-b-0"
              style={{ height: rowPx }}
            >
              <CampaignBars spans={spans} columns={7} namePx={30} />
              {week.map((day, column) => (
                <DayCell
                  key={day}
                  day={day}
                  groups={byDay.get(day) ?? noGroups}
                  isToday={day === today}
                  isPast={day < today}
                  isOtherMonth={!day.startsWith(month)}
                  isFirstStop={day === firstStop}
                  roomPx={rowPx - topPx - 2}
                  topPx={topPx}
                  campaignNames={namesAt(spans, column)}
                />
              ))}
              {isLoading && <LoadingCards />}
            </div>
          )
        })}
      </div>
    </div>
  )
}
