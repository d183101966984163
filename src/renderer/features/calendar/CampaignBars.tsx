import { cx } from '../../ui/cx.ts'
import type { CampaignSpan } from './campaignSpans.ts'
import { useCardLook } from './CardLook.ts'

/** Height of one bar with its gap, px. */
export const barPx = 4

interface CampaignBarsProps {
  spans: readonly CampaignSpan[]
  columns: number
  /** How much room the day's number takes before the name, px; null where names stand elsewhere. */
  namePx: number | null
}

/** Campaigns as thin bars behind the days of a week; their names stand where they begin, beside the day's number. */
export function CampaignBars({ spans, columns, namePx }: CampaignBarsProps) {
  const { t, format } = useCardLook()
  return spans.map(({ campaign, from, to, lane, starts, ends }) => {
    const colour = campaign.colour ?? 'var(--color-ink-faint)'
    const words = t('calendar.campaign', {
      name: campaign.name,
      from: format.localDate(campaign.startsOn ?? ''),
      to: format.localDate(campaign.endsOn ?? ''),
    })
    const place = {
      insetInlineStart: `calc(${(from / columns) * 100}% + ${starts ? 4 : 0}px)`,
      insetInlineEnd: `calc(${((columns - 1 - to) / columns) * 100}% + ${ends ? 4 : 0}px)`,
    }
    return (
      <div key={campaign.id} aria-hidden className="pointer-events-none absolute inset-x-0 top-0 z-1">
        <div
          title={words}
          className={cx(
            'pointer-events-auto absolute h-[3px] opacity-60',
            starts && 'rounded-s-full',
            ends && 'rounded-e-full',
          )}
          style={{ ...place, top: 23 + lane * barPx, backgroundColor: colour }}
        />
        {lane === 0 && namePx !== null && (
          <span
            className="absolute top-1 truncate text-xs text-ink-muted"
            style={{
              insetInlineStart: `calc(${(from / columns) * 100}% + ${namePx}px)`,
              width: `calc(${(1 / columns) * 100}% - ${namePx + 26}px)`,
            }}
          >
            {campaign.name}
          </span>
        )}
      </div>
    )
  })
}
