import { useNavigate, useParams } from '@tanstack/react-router'
import { BookOpen, ChartColumn, ExternalLink, PencilLine, Trash2, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pointsOf } from '#shared/model/competitor.ts'
import type { Competitor } from '#shared/model/competitor.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { projectColours } from '../../../lib/projectColours.ts'
import { useOpenLink } from '../../../lib/useOpenLink.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { List, ListRow } from '../../../ui/List.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Stack } from '../../../ui/Stack.tsx'
import { TextLink } from '../../../ui/TextLink.tsx'
import { TheirCampaignList } from '../campaigns/TheirCampaignList.tsx'
import { CompetitorDialog } from '../CompetitorDialog.tsx'
import { Points } from '../Points.tsx'
import { useCompetitorActions } from '../useCompetitorActions.ts'
import { OneCompared } from './OneCompared.tsx'

/** The page of one competitor: who it is, where it is, what it does, and how it does it. */
export function CompetitorScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { competitorId } = useParams({ from: '/competitors/$competitorId' })
  const competitors = useQueryOf('competitors.list', { projectId: null })
  const competitor = competitors.data?.find(({ id }) => id === competitorId)
  if (competitor !== undefined) return <OpenCompetitor key={competitor.id} competitor={competitor} />
  return (
    <Screen title={t('competitors.title')}>
      {competitors.data !== undefined ? (
        <EmptyState
          icon={UsersRound}
          title={t('competitors.gone')}
          text={t('competitors.goneText')}
          action={
            <Button onClick={() => void navigate({ to: '/competitors', search: { tab: 'who' } })}>
              {t('competitors.toAll')}
            </Button>
          }
        />
      ) : competitors.isError ? (
        <QueryError error={competitors.error} retry={competitors.refetch} />
      ) : (
        <Skeleton shape="lines" count={6} />
      )}
    </Screen>
  )
}

function OpenCompetitor({ competitor }: { competitor: Competitor }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const openLink = useOpenLink()
  const actions = useCompetitorActions()
  const [isChanging, setChanging] = useState(false)
  const { id, name, projectId, positioning, priceLevel, website, channels, notes, logoMediaId } = competitor
  const { data: campaigns = [] } = useQueryOf('theirCampaigns.list', { projectId })
  const own = campaigns.filter(campaign => campaign.competitorId === id)
  return (
    <Screen
      title={name}
      note={priceLevel === null ? undefined : t(`competitors.priceLevels.${priceLevel}`)}
      actions={
        <>
          <Button
            icon={ChartColumn}
            onClick={() => void navigate({ to: '/competitors', search: { tab: 'compare', who: `us,${id}` } })}
          >
            {t('competitors.compareWithUs')}
          </Button>
          <Button icon={PencilLine} onClick={() => setChanging(true)}>
            {t('theirCampaigns.change')}
          </Button>
          <IconButton
            icon={Trash2}
            label={t('competitors.remove', { name })}
            onClick={() => {
              actions.remove(competitor)
              void navigate({ to: '/competitors', search: { tab: 'who' } })
            }}
          />
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)_19rem] items-start gap-8">
        <Stack gap={6}>
          <div className="flex items-start gap-4">
            <Avatar
              size="xl"
              name={name}
              colour={projectColours[10] ?? projectColours[0]}
              imageUrl={logoMediaId === null ? null : mediaUrl(logoMediaId, 160)}
            />
            <p dir="auto" className="min-w-0 flex-1 text-lg text-pretty">
              {positioning === '' ? (
                <span className="text-ink-muted">{t('competitors.positioningHelp')}</span>
              ) : (
                positioning
              )}
            </p>
          </div>
          <OneCompared competitor={competitor} />
          <LatestSeen competitor={competitor} />
          {own.length > 0 && (
            <Panel title={t('theirCampaigns.title')}>
              <TheirCampaignList
                campaigns={own}
                competitors={[]}
                onOpen={campaign =>
                  void navigate({ to: '/competitors', search: { tab: 'campaigns', campaign } })
                }
              />
            </Panel>
          )}
        </Stack>
        <Stack gap={6}>
          {(['strengths', 'weaknesses'] as const).map(kind => (
            <Panel key={kind} variant="card" padding="md" title={t(`competitors.${kind}`)}>
              {pointsOf(competitor[kind]).length === 0 ? (
                <p className="text-ink-muted">{t('competitors.pointsHelp')}</p>
              ) : (
                <Points kind={kind} points={pointsOf(competitor[kind])} />
              )}
            </Panel>
          ))}
          <Panel variant="card" padding="md" title={t('competitors.theirChannels')}>
            <Stack>
              {website !== null && (
                <TextLink external onClick={() => openLink(website)}>
                  {website}
                </TextLink>
              )}
              {channels.map(({ id: channelId, network, handle, url }) => (
                <span key={channelId} className="flex min-w-0 items-center gap-2">
                  <span className="font-medium">{network}</span>
                  <span dir="auto" className="min-w-0 flex-1 truncate text-ink-muted">
                    {handle}
                  </span>
                  {url !== null && (
                    <IconButton
                      icon={ExternalLink}
                      size="sm"
                      label={t('competitors.openChannel', { name: network })}
                      onClick={() => openLink(url)}
                    />
                  )}
                </span>
              ))}
              {website === null && channels.length === 0 && (
                <p className="text-ink-muted">{t('competitors.noChannels')}</p>
              )}
            </Stack>
          </Panel>
          {notes.trim() !== '' && (
            <Panel variant="card" padding="md" title={t('competitors.notes')}>
              <p dir="auto" className="break-words whitespace-pre-wrap">
                {notes}
              </p>
            </Panel>
          )}
        </Stack>
      </div>
      {isChanging && (
        <CompetitorDialog
          competitor={competitor}
          projectId={projectId}
          actions={actions}
          onClose={() => setChanging(false)}
        />
      )}
    </Screen>
  )
}

const shown = 8

/** What was seen of it last. */
function LatestSeen({ competitor: { id, projectId } }: { competitor: Competitor }) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const seen = useQueryOf('observations.list', {
    filter: {
      ...{ projectId, competitorIds: [id], kinds: [], formats: [], tags: [], theirCampaignId: null },
      ...{ from: null, to: null, favourite: false, text: '' },
    },
    ...{ order: 'happened' as const, offset: 0, limit: shown },
  })
  if (seen.data === undefined) {
    return seen.isError ? (
      <QueryError error={seen.error} retry={seen.refetch} />
    ) : (
      <Skeleton shape="rows" count={4} />
    )
  }
  return (
    <Panel
      title={t('competitors.journal')}
      actions={
        seen.data.total > 0 && (
          <Button
            size="sm"
            icon={BookOpen}
            onClick={() => void navigate({ to: '/competitors', search: { whose: id } })}
          >
            {t('theirCampaigns.inJournal', {
              count: seen.data.total,
              number: format.number(seen.data.total),
            })}
          </Button>
        )
      }
    >
      {seen.data.total === 0 ? (
        <div className="rounded-lg border bg-surface">
          <EmptyState
            size="inline"
            title={t('competitors.journalEmpty')}
            text={t('competitors.journalEmptyText')}
          />
        </div>
      ) : (
        <List aria-label={t('competitors.journal')}>
          {seen.data.items.map(({ id: one, excerpt, kind, mediaIds: [picture], publishedAt, seenAt }) => (
            <ListRow
              key={one}
              start={
                picture === undefined ? undefined : (
                  <img src={mediaUrl(picture, 96)} alt="" className="size-9 rounded-sm object-cover" />
                )
              }
              title={excerpt.trim() === '' ? t('common.noText') : excerpt}
              note={t(`competitors.kinds.${kind}`)}
              meta={<span className="tabular">{format.date(publishedAt ?? seenAt)}</span>}
              onOpen={() => void navigate({ to: '/competitors', search: { open: one } })}
            />
          ))}
        </List>
      )}
    </Panel>
  )
}
