import { ExternalLink, Lightbulb, PencilLine, Star, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Competitor } from '#shared/model/competitor.ts'
import { isWebUrl } from '#shared/model/isWebUrl.ts'
import { observationFormats, observationKinds } from '#shared/model/observation.ts'
import type { Observation, ObservationFields } from '#shared/model/observation.ts'
import { instantOf, localOf } from '#shared/time/zoned.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useOpenLink } from '../../lib/useOpenLink.ts'
import { Button } from '../../ui/Button.tsx'
import { DateTimeField } from '../../ui/DateTimeField.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ObservationsSideBySide } from './ObservationsSideBySide.tsx'
import { PictureStrip } from './PictureStrip.tsx'
import { readTags } from './readTags.ts'
import { SavedText } from './SavedText.tsx'
import type { ObservationActions } from './useObservationActions.ts'
import { usePictureUpload } from './usePictureUpload.ts'

interface ObservationDrawerProps {
  id: string
  competitors: readonly Competitor[]
  zone: string
  actions: ObservationActions
  onClose: () => void
}

/** All of one observation, to be read and changed in place. Mounted while open. */
export function ObservationDrawer({ id, competitors, zone, actions, onClose }: ObservationDrawerProps) {
  const { t } = useTranslation()
  const query = useQueryOf('observations.get', { id })
  const observation = query.data
  const content = () => {
    if (observation === undefined) {
      return query.isError ? (
        <QueryError error={query.error} retry={query.refetch} />
      ) : (
        <Skeleton shape="lines" count={8} />
      )
    }
    return (
      <ObservationForm
        key={observation.id}
        {...{ observation, zone, actions, onClose }}
        competitors={competitors.filter(({ projectId }) => projectId === observation.projectId)}
      />
    )
  }
  return (
    <Drawer
      open
      title={t('competitors.observation')}
      onClose={() => {
        // What she is still typing in is stored when she leaves it, and closing is leaving.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        onClose()
      }}
    >
      {content()}
    </Drawer>
  )
}

type FormProps = Omit<ObservationDrawerProps, 'id'> & { observation: Observation }

const nobody = 'nobody'

function ObservationForm({ observation, competitors, zone, actions, onClose }: FormProps) {
  const { t } = useTranslation()
  const openLink = useOpenLink()
  const [isLarge, setLarge] = useState(false)
  const change = (fields: Partial<ObservationFields>) => actions.change(observation, fields)
  const { ideaPostId, mediaIds, link } = observation
  const { data: campaigns = [] } = useQueryOf('theirCampaigns.list', { projectId: observation.projectId })
  const own = campaigns.filter(({ competitorId }) => competitorId === observation.competitorId)
  const upload = usePictureUpload(ids =>
    change({ mediaIds: [...new Set([...mediaIds, ...ids])].slice(0, 50) }),
  )
  const rival = competitors.find(({ id }) => id === observation.competitorId)
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        {ideaPostId === null ? (
          <Button icon={Lightbulb} onClick={() => actions.makeIdea(observation.id)}>
            {t('competitors.makeIdea')}
          </Button>
        ) : (
          <Button icon={PencilLine} onClick={() => actions.openIdea(ideaPostId)}>
            {t('competitors.openIdea')}
          </Button>
        )}
        <Button icon={Star} pressed={observation.favourite} onClick={() => actions.setFavourite(observation)}>
          {t('competitors.favourite')}
        </Button>
        <Button
          icon={Trash2}
          onClick={() => {
            onClose()
            actions.remove([observation.id])
          }}
        >
          {t('common.remove')}
        </Button>
      </div>
      <PictureStrip
        mediaIds={mediaIds}
        upload={upload}
        onRemove={removed => change({ mediaIds: mediaIds.filter(id => id !== removed) })}
        onOpen={() => setLarge(true)}
      />
      <SavedText
        label={t('competitors.text')}
        rows={4}
        maxLength={100_000}
        value={observation.text}
        onSave={text => change({ text })}
      />
      <SavedText
        label={t('competitors.shotText')}
        help={t('competitors.shotTextHelp')}
        rows={2}
        maxLength={20_000}
        value={observation.shotText}
        onSave={shotText => change({ shotText })}
      />
      <SavedText
        label={t('competitors.link')}
        maxLength={4000}
        value={link}
        onSave={next => change({ link: next.trim() })}
      />
      {isWebUrl(link) && (
        <div>
          <Button size="sm" icon={ExternalLink} onClick={() => openLink(link)}>
            {t('competitors.openLink')}
          </Button>
        </div>
      )}
      <div className="grid grid-cols-2 gap-4">
        <Field label={t('competitors.whose')}>
          <Select
            value={observation.competitorId ?? nobody}
            onChange={id => change({ competitorId: id === nobody ? null : id })}
            options={[
              { value: nobody, label: t('competitors.nobody') },
              ...competitors.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        <Field label={t('competitors.theirChannel')}>
          <Select
            disabled={rival === undefined || rival.channels.length === 0}
            value={observation.competitorChannelId ?? nobody}
            onChange={id => change({ competitorChannelId: id === nobody ? null : id })}
            options={[
              { value: nobody, label: t('competitors.notKnown') },
              ...(rival?.channels ?? []).map(({ id, network, handle }) => ({
                value: id,
                label: `${network} ${handle}`.trim(),
              })),
            ]}
          />
        </Field>
        <Field label={t('theirCampaigns.one')}>
          <Select
            disabled={own.length === 0}
            value={observation.theirCampaignId ?? nobody}
            onChange={id => change({ theirCampaignId: id === nobody ? null : id })}
            options={[
              { value: nobody, label: t('theirCampaigns.none') },
              ...own.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        <Field label={t('competitors.kind')}>
          <Select
            value={observation.kind}
            onChange={kind => change({ kind })}
            options={observationKinds.map(value => ({ value, label: t(`competitors.kinds.${value}`) }))}
          />
        </Field>
        <Field label={t('competitors.format')}>
          <Select
            value={observation.format}
            onChange={format => change({ format })}
            options={observationFormats.map(value => ({ value, label: t(`competitors.formats.${value}`) }))}
          />
        </Field>
      </div>
      <Times observation={observation} zone={zone} change={change} />
      <Numbers observation={observation} change={change} />
      <SavedText
        label={t('competitors.tags')}
        help={t('competitors.tagsHelp')}
        maxLength={4000}
        value={observation.tags.join(', ')}
        onSave={typed => change({ tags: readTags(typed) })}
      />
      <SavedText
        label={t('competitors.whatWorks')}
        rows={2}
        maxLength={20_000}
        value={observation.whatWorks}
        onSave={whatWorks => change({ whatWorks })}
      />
      <SavedText
        label={t('competitors.whatWeTake')}
        help={t('competitors.whatWeTakeHelp')}
        rows={2}
        maxLength={20_000}
        value={observation.whatWeTake}
        onSave={whatWeTake => change({ whatWeTake })}
      />
      {isLarge && <ObservationsSideBySide observations={[observation]} onClose={() => setLarge(false)} />}
    </div>
  )
}

interface PartProps {
  observation: Observation
  change: (fields: Partial<ObservationFields>) => void
}

function Times({ observation, zone, change }: PartProps & { zone: string }) {
  const { t } = useTranslation()
  const local = (instant: string) => localOf(Date.parse(instant), zone).slice(0, 16)
  const instant = (at: string) => new Date(instantOf(at, zone)).toISOString()
  const { seenAt, publishedAt } = observation
  return (
    <>
      <Field label={t('competitors.seenAt')}>
        <DateTimeField
          aria-label={t('competitors.seenAt')}
          value={local(seenAt)}
          onChange={at => at !== null && change({ seenAt: instant(at) })}
        />
      </Field>
      <Field label={t('competitors.publishedAt')}>
        <div className="flex items-center gap-2">
          <div className="min-w-0 flex-1">
            <DateTimeField
              aria-label={t('competitors.publishedAt')}
              value={publishedAt === null ? null : local(publishedAt)}
              onChange={at => change({ publishedAt: at === null ? null : instant(at) })}
            />
          </div>
          {publishedAt !== null && (
            <Button size="sm" onClick={() => change({ publishedAt: null })}>
              {t('competitors.notKnown')}
            </Button>
          )}
        </div>
      </Field>
    </>
  )
}

const numberNames = ['likes', 'comments', 'shares', 'views', 'followers'] as const

function Numbers({ observation: { numbers }, change }: PartProps) {
  const { t } = useTranslation()
  return (
    <div className="grid grid-cols-3 gap-4">
      {numberNames.map(name => (
        <SavedText
          key={name}
          type="number"
          label={t(`competitors.numbers.${name}`)}
          maxLength={13}
          value={numbers[name]?.toString() ?? ''}
          onSave={typed => {
            const value = typed.trim() === '' ? null : Math.round(Number(typed))
            if (value === null || (value >= 0 && value <= 1e12))
              change({ numbers: { ...numbers, [name]: value } })
          }}
        />
      ))}
    </div>
  )
}
