import { useNavigate, useParams } from '@tanstack/react-router'
import { Award, CalendarDays, Compass, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Campaign } from '#shared/model/campaign.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { BudgetFields } from '../../lib/BudgetFields.tsx'
import { ChannelMark } from '../../lib/ChannelMark.tsx'
import { GoneCampaign } from '../../lib/GoneCampaign.tsx'
import { InPlaceText } from '../../lib/InPlaceText.tsx'
import { PageClash } from '../../lib/PageClash.tsx'
import { PortraitMark } from '../../lib/PortraitMark.tsx'
import { projectColours } from '../../lib/projectColours.ts'
import { SavedMark } from '../../lib/SavedMark.tsx'
import { useCampaignFieldName } from '../../lib/useCampaignFieldName.ts'
import { useCampaignPage } from '../../lib/useCampaignPage.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ColourPicker } from '../../ui/ColourPicker.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Field } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { CampaignPosts } from './CampaignPosts.tsx'
import { useCampaignDates } from './useCampaignDates.ts'
import { useBeginCaseStudy } from './useBeginCaseStudy.ts'

/** The page of one campaign. */
export function CampaignScreen() {
  const { t } = useTranslation()
  const { campaignId } = useParams({ from: '/campaigns/$campaignId' })
  const campaigns = useQueryOf('campaigns.list', { projectId: null })
  const campaign = campaigns.data?.find(({ id }) => id === campaignId)
  if (campaign !== undefined) return <OpenCampaign key={campaign.id} campaign={campaign} />
  return (
    <Screen title={t('campaigns.title')}>
      {campaigns.data !== undefined ? (
        <GoneCampaign />
      ) : campaigns.isError ? (
        <QueryError error={campaigns.error} retry={campaigns.refetch} />
      ) : (
        <Skeleton shape="lines" count={6} />
      )}
    </Screen>
  )
}

function OpenCampaign({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation()
  const core = useCore()
  const navigate = useNavigate()
  const undoable = useUndoable()
  const page = useCampaignPage(campaign)
  const beginCaseStudy = useBeginCaseStudy(campaign)
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const { id, name, projectId } = campaign
  const { data: portraits = [] } = useQueryOf('portraits.list', { projectId })
  const { data: channels = [] } = useQueryOf('channels.list', { projectId })
  const { fields } = page
  const [nameDraft, setNameDraft] = useState<string | null>(null)
  const fieldName = useCampaignFieldName()
  const label = t('campaigns.changed', { name })
  const naming = page.writing(label, ['name'])
  /** Dates may be refused because posts follow them, so they are asked for and not only noted. */
  const dates = useCampaignDates(campaign)
  const setDates = dates.set
  const format = useFormat()
  const toggle = (key: 'portraitIds' | 'channelIds', one: string, on: boolean) =>
    page.act(label, { [key]: [...fields[key].filter(other => other !== one), ...(on ? [one] : [])] })
  const remove = () => {
    void undoable({
      label: t('campaigns.removed', { name }),
      run: () => core.call('campaigns.remove', { id }),
      undo: () => core.call('campaigns.restore', { id }),
    })
    void navigate({ to: '/campaigns' })
  }
  return (
    <Screen
      title={name}
      note={<span ref={setSlot} className="flex items-center" />}
      actions={
        <>
          <Button
            icon={CalendarDays}
            onClick={() => void navigate({ to: '/calendar', search: { campaign: id } })}
          >
            {t('commands.goCalendar')}
          </Button>
          <Button icon={Compass} onClick={() => void navigate({ to: '/strategy', search: { campaign: id } })}>
            {t('strategy.title')}
          </Button>
          <Button icon={Award} onClick={beginCaseStudy}>
            {t('caseStudy.title')}
          </Button>
          <IconButton icon={Trash2} label={t('campaigns.remove', { name })} onClick={remove} />
        </>
      }
    >
      {slot !== null && createPortal(<SavedMark statuses={[page.status]} />, slot)}
      <PageClash page={page} nameOf={fieldName} />
      <PageClash
        page={dates}
        nameOf={fieldName}
        wordsOf={day => (day == null ? t('campaigns.noDate') : format.localDate(day))}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_19rem] items-start gap-8">
        <Stack gap={6}>
          <Panel title={t('strategy.goal')}>
            <InPlaceText
              page={page}
              field="goal"
              label={t('strategy.goal')}
              placeholder={t('strategy.hints.goal')}
              rows={2}
              maxLength={4000}
            />
            <InPlaceText
              page={page}
              field="measure"
              label={t('strategy.measure')}
              showLabel
              placeholder={t('strategy.hints.measure')}
              maxLength={4000}
            />
          </Panel>
          <Panel
            title={t('campaigns.posts')}
            actions={
              <Button
                size="sm"
                icon={Plus}
                onClick={() => void navigate({ to: '/composer/new', search: { campaign: id } })}
              >
                {t('commands.newPost')}
              </Button>
            }
          >
            <CampaignPosts campaignId={id} />
          </Panel>
        </Stack>
        <Stack gap={6}>
          <Panel variant="card" padding="md" title={t('campaigns.facts')}>
            <Stack gap={4}>
              <Field label={t('projects.name')}>
                <TextInput
                  value={nameDraft ?? fields.name}
                  maxLength={200}
                  onChange={text => {
                    setNameDraft(text)
                    // A campaign without a name is none: it keeps the one it had.
                    if (text.trim() !== '') page.change({ name: text.trim() })
                  }}
                  onFocus={naming.onFocus}
                  onBlur={() => {
                    setNameDraft(null)
                    naming.onBlur()
                  }}
                />
              </Field>
              <Field label={t('campaigns.startsOn')}>
                <DateField
                  value={campaign.startsOn}
                  onClear={() => setDates({ startsOn: null })}
                  onChange={startsOn =>
                    setDates({
                      startsOn,
                      ...(campaign.endsOn !== null && campaign.endsOn < startsOn ? { endsOn: startsOn } : {}),
                    })
                  }
                />
              </Field>
              <Field label={t('campaigns.endsOn')}>
                <DateField
                  value={campaign.endsOn}
                  min={campaign.startsOn ?? undefined}
                  onChange={endsOn => setDates({ endsOn })}
                  onClear={() => setDates({ endsOn: null })}
                />
              </Field>
              <Field label={t('common.colour')}>
                <ColourPicker
                  value={fields.colour ?? '#8a8178'}
                  swatches={projectColours}
                  onChange={colour => page.change({ colour })}
                />
              </Field>
            </Stack>
          </Panel>
          <Panel variant="card" padding="md" title={t('strategy.sections.budget')}>
            <BudgetFields
              projectId={projectId}
              value={fields}
              onChange={({ budgetMinor, spentMinor = null, currency }) =>
                page.act(label, { budgetMinor, spentMinor, currency })
              }
            />
          </Panel>
          {portraits.length > 0 && (
            <Panel variant="card" padding="md" title={t('audience.title')}>
              <Stack>
                {portraits.map(portrait => (
                  <Checkbox
                    key={portrait.id}
                    checked={fields.portraitIds.includes(portrait.id)}
                    onChange={on => toggle('portraitIds', portrait.id, on)}
                    label={
                      <span className="flex items-center gap-2">
                        <PortraitMark portrait={portrait} />
                        {portrait.name}
                      </span>
                    }
                  />
                ))}
              </Stack>
            </Panel>
          )}
          {channels.length > 0 && (
            <Panel variant="card" padding="md" title={t('commands.goChannels')}>
              <Stack>
                {channels.map(channel => (
                  <Checkbox
                    key={channel.id}
                    checked={fields.channelIds.includes(channel.id)}
                    onChange={on => toggle('channelIds', channel.id, on)}
                    label={
                      <span className="flex items-center gap-2">
                        <ChannelMark network={channel.network} label="" />
                        {channel.name}
                      </span>
                    }
                  />
                ))}
              </Stack>
            </Panel>
          )}
        </Stack>
      </div>
    </Screen>
  )
}
