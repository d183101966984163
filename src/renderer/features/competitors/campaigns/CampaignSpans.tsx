import { useTranslation } from 'react-i18next'
import type { Campaign } from '#shared/model/campaign.ts'
import type { Competitor } from '#shared/model/competitor.ts'
import type { TheirCampaign } from '#shared/model/theirCampaign.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { plotColours } from '../comparison/Subject.ts'
import type { CampaignTimeline } from './campaignTimeline.ts'
import { inLanes } from './inLanes.ts'
import { seenSpan } from './seenSpan.ts'

interface CampaignSpansProps {
  timeline: CampaignTimeline
  theirs: readonly TheirCampaign[]
  ours: readonly Campaign[]
  competitors: readonly Competitor[]
  onOpen: (id: string) => void
  onOpenOurs: (id: string) => void
}

interface Bar {
  id: string
  name: string
  startsOn: string | null
  endsOn: string | null
  colour: string
  weight: number | null
  onOpen: () => void
}

/** Our campaigns and theirs over the same months, a row for each of those who have any. */
export function CampaignSpans(props: CampaignSpansProps) {
  const { timeline, theirs, ours, competitors, onOpen, onOpenOurs } = props
  const { t } = useTranslation()
  const format = useFormat()
  const groups = [
    {
      key: 'us',
      name: t('theirCampaigns.ours'),
      bars: ours.map(({ id, name, startsOn, endsOn, colour }): Bar => ({
        ...{ id, name, startsOn, endsOn, colour: colour ?? 'var(--color-accent)', weight: null },
        onOpen: () => onOpenOurs(id),
      })),
    },
    ...competitors.map((competitor, place) => ({
      key: competitor.id,
      name: competitor.name,
      bars: theirs
        .filter(({ competitorId }) => competitorId === competitor.id)
        .map((campaign): Bar => {
          const { id, name, weight } = campaign
          const colour = plotColours[place % plotColours.length] ?? ''
          return { id, name, weight, colour, ...seenSpan(campaign), onOpen: () => onOpen(id) }
        }),
    })),
  ].filter(({ key, bars }) => key === 'us' || bars.length > 0)
  return (
    <div className="relative overflow-hidden rounded-lg border bg-surface">
      <div className="relative ms-40 h-6 border-b">
        {timeline.months.map(({ month, at }, i) => (
          <span
            key={month}
            className="absolute inset-y-0 flex items-center overflow-hidden border-s ps-1.5 text-xs whitespace-nowrap text-ink-muted"
            style={{ insetInlineStart: `${at * 100}%`, width: `${200 / timeline.months.length}%` }}
          >
            {i % 2 === 0 && format.month(month)}
          </span>
        ))}
      </div>
      <ul className="divide-y">
        {groups.map(({ key, name, bars }) => (
          <li key={key} className="flex">
            <span dir="auto" className="w-40 shrink-0 truncate px-3 py-1.5 font-medium">
              {name}
            </span>
            <Lanes {...{ bars, timeline, name }} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const laneHeight = 26

function Lanes({ bars, timeline, name }: { bars: readonly Bar[]; timeline: CampaignTimeline; name: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const placed = inLanes(
    bars.flatMap(bar => {
      const place = timeline.place(bar)
      return place === null ? [] : [{ bar, ...place }]
    }),
  )
  const lanes = Math.max(1, ...placed.map(({ lane }) => lane + 1))
  return (
    <div className="relative flex-1 border-s" style={{ height: lanes * laneHeight + 6 }}>
      {timeline.months.slice(1).map(({ month, at }) => (
        <span
          key={month}
          aria-hidden
          className="absolute inset-y-0 border-s"
          style={{ insetInlineStart: `${at * 100}%` }}
        />
      ))}
      {timeline.today !== null && (
        <span
          aria-hidden
          className="absolute inset-y-0 z-10 border-s border-accent"
          style={{ insetInlineStart: `${timeline.today * 100}%` }}
        />
      )}
      <ul aria-label={name}>
        {placed.map(({ bar, from, length, isOpen, lane }) => {
          const days = [bar.startsOn, bar.endsOn].map(day => (day === null ? '…' : format.localDate(day)))
          const said = [
            `${bar.name}: ${days.join(' – ')}`,
            bar.weight === null ? null : t(`theirCampaigns.weights.${bar.weight}`),
          ]
          return (
            <li key={bar.id}>
              <button
                type="button"
                onClick={bar.onOpen}
                title={said.filter(Boolean).join(' · ')}
                aria-label={said.filter(Boolean).join(' · ')}
                className={`absolute h-5.5 min-w-2 overflow-hidden rounded-sm ps-1.5 text-start text-sm whitespace-nowrap ${isOpen.end ? 'rounded-e-none' : ''}`}
                style={{
                  insetInlineStart: `${from * 100}%`,
                  width: `${length * 100}%`,
                  top: lane * laneHeight + 5,
                  backgroundColor: `color-mix(in oklab, ${bar.colour} 26%, var(--color-surface))`,
                  // How hard they push it is how thick its edge is.
                  boxShadow: `inset 0 -${(bar.weight ?? 2) + 0.5}px 0 ${bar.colour}`,
                  printColorAdjust: 'exact',
                }}
              >
                {bar.name}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
