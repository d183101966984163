import { BookOpen, PencilLine, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Competitor } from '#shared/model/competitor.ts'
import type { TheirCampaign } from '#shared/model/theirCampaign.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Button } from '../../../ui/Button.tsx'
import { Drawer } from '../../../ui/Drawer.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { List, ListRow } from '../../../ui/List.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { seenSpan } from './seenSpan.ts'
import { Weight } from './TheirCampaignList.tsx'

interface TheirCampaignDrawerProps {
  campaign: TheirCampaign
  competitor: Competitor | undefined
  onChange: () => void
  onRemove: () => void
  onOpen: (observationId: string) => void
  onShowAll: (theirCampaignId: string) => void
  onClose: () => void
}

const shown = 30

/** What is known of one campaign, with what was seen of it. Mounted while open. */
export function TheirCampaignDrawer(props: TheirCampaignDrawerProps) {
  const { campaign, competitor, onChange, onRemove, onOpen, onShowAll, onClose } = props
  const { t } = useTranslation()
  const format = useFormat()
  const span = seenSpan(campaign)
  const seen = useQueryOf('observations.list', {
    filter: {
      ...{ projectId: campaign.projectId, competitorIds: [], kinds: [], formats: [], tags: [] },
      ...{ theirCampaignId: campaign.id, from: null, to: null, favourite: false, text: '' },
    },
    ...{ order: 'happened' as const, offset: 0, limit: shown },
  })
  const facts = [
    [t('competitors.whose'), competitor?.name],
    [
      t('theirCampaigns.dates'),
      [span.startsOn, span.endsOn].map(day => (day === null ? '…' : format.localDate(day))).join(' – '),
    ],
    [t('theirCampaigns.networks'), campaign.networks.join(', ')],
    [t('theirCampaigns.offer'), campaign.offer],
  ]
  const content = () => {
    if (seen.data === undefined) {
      return seen.isError ? (
        <QueryError error={seen.error} retry={seen.refetch} />
      ) : (
        <Skeleton shape="rows" count={3} />
      )
    }
    if (seen.data.total === 0) {
      return (
        <EmptyState
          size="inline"
          title={t('theirCampaigns.nothingSeen')}
          text={t('theirCampaigns.nothingSeenText')}
        />
      )
    }
    return (
      <List aria-label={t('competitors.journal')}>
        {seen.data.items.map(({ id, excerpt, mediaIds: [picture], publishedAt, seenAt }) => (
          <ListRow
            key={id}
            start={
              picture !== undefined && (
                <img src={mediaUrl(picture, 96)} alt="" className="size-8 rounded-sm object-cover" />
              )
            }
            title={excerpt.trim() === '' ? t('common.noText') : excerpt}
            note={format.date(publishedAt ?? seenAt)}
            onOpen={() => onOpen(id)}
          />
        ))}
      </List>
    )
  }
  return (
    <Drawer open title={campaign.name} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-2">
          <Button icon={PencilLine} onClick={onChange}>
            {t('theirCampaigns.change')}
          </Button>
          {campaign.observations > 0 && (
            <Button icon={BookOpen} onClick={() => onShowAll(campaign.id)}>
              {t('theirCampaigns.inJournal', {
                count: campaign.observations,
                number: format.number(campaign.observations),
              })}
            </Button>
          )}
          <Button icon={Trash2} onClick={onRemove}>
            {t('common.remove')}
          </Button>
        </div>
        <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">
          {facts.map(([name, text]) =>
            text === undefined || text === '' ? null : (
              <div key={name} className="contents">
                <dt className="text-ink-muted">{name}</dt>
                <dd dir="auto" className="break-words whitespace-pre-wrap">
                  {text}
                </dd>
              </div>
            ),
          )}
          {campaign.weight !== null && (
            <>
              <dt className="text-ink-muted">{t('theirCampaigns.weight')}</dt>
              <dd className="flex items-center gap-2">
                <Weight weight={campaign.weight} />
                {t(`theirCampaigns.weights.${campaign.weight}`)}
              </dd>
            </>
          )}
        </dl>
        {content()}
      </div>
    </Drawer>
  )
}
