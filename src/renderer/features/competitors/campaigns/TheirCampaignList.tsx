import { useTranslation } from 'react-i18next'
import { maxWeight } from '#shared/model/theirCampaign.ts'
import type { TheirCampaign } from '#shared/model/theirCampaign.ts'
import type { Competitor } from '#shared/model/competitor.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { List, ListRow } from '../../../ui/List.tsx'
import { seenSpan } from './seenSpan.ts'

interface TheirCampaignListProps {
  campaigns: readonly TheirCampaign[]
  competitors: readonly Competitor[]
  onOpen: (id: string) => void
}

/** The same campaigns in words, the latest first. */
export function TheirCampaignList({ campaigns, competitors, onOpen }: TheirCampaignListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const names = new Map(competitors.map(({ id, name }) => [id, name]))
  return (
    <div className="mt-6">
      <List aria-label={t('theirCampaigns.title')}>
        {campaigns.map(campaign => {
          const { id, name, offer, competitorId, networks, observations, weight } = campaign
          const span = seenSpan(campaign)
          const days = [span.startsOn, span.endsOn].map(day => (day === null ? '…' : format.localDate(day)))
          return (
            <ListRow
              key={id}
              title={name}
              note={[names.get(competitorId), offer].filter(Boolean).join(' · ')}
              meta={
                <>
                  <span className="max-w-44 truncate">{networks.join(', ')}</span>
                  {weight !== null && <Weight weight={weight} />}
                  <span className="w-28 text-end tabular">
                    {t('competitors.count', { count: observations, number: format.number(observations) })}
                  </span>
                  <span className="w-56 text-end tabular">
                    {span.startsOn === null && span.endsOn === null ? '–' : days.join(' – ')}
                  </span>
                </>
              }
              onOpen={() => onOpen(id)}
            />
          )
        })}
      </List>
    </div>
  )
}

/** How hard they push it: filled marks out of five, and in words. */
export function Weight({ weight }: { weight: number }) {
  const { t } = useTranslation()
  return (
    <span className="flex items-center gap-0.5" title={t(`theirCampaigns.weights.${weight}`)}>
      <span className="sr-only">{t(`theirCampaigns.weights.${weight}`)}</span>
      {Array.from({ length: maxWeight }, (_, i) => (
        <span
          key={i}
          aria-hidden
          className={`h-3 w-1 rounded-full ${i < weight ? 'bg-accent' : 'bg-pressed'}`}
        />
      ))}
    </span>
  )
}
