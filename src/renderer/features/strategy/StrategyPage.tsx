import {
  BookOpen,
  Columns3,
  Goal,
  GraduationCap,
  MessageSquareQuote,
  Milestone,
  Radio,
  UsersRound,
  Wallet,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Strategy } from '#shared/contract/strategies.ts'
import type { Campaign } from '#shared/model/campaign.ts'
import type { Project } from '#shared/model/project.ts'
import type { StrategyContent } from '#shared/model/strategy.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { InPlaceText } from '../../lib/InPlaceText.tsx'
import { PageSection } from '../../lib/PageSection.tsx'
import { PageClash } from '../../lib/PageClash.tsx'
import { SavedMark } from '../../lib/SavedMark.tsx'
import { useCampaignFieldName } from '../../lib/useCampaignFieldName.ts'
import { useAutosaved } from '../../lib/useAutosaved.ts'
import type { Autosaved } from '../../lib/useAutosaved.ts'
import { useCampaignPage } from '../../lib/useCampaignPage.ts'
import type { CampaignPage } from '../../lib/useCampaignPage.ts'
import { AudienceSection } from './AudienceSection.tsx'
import { BudgetSection } from './BudgetSection.tsx'
import { ChannelWhys } from './ChannelWhys.tsx'
import { PhaseList } from './PhaseList.tsx'
import { PillarsSection } from './PillarsSection.tsx'

export interface StrategyPageProps {
  project: Project
  campaign: Campaign | null
  strategy: Strategy
  /** Where it is said whether everything is stored. */
  noteSlot: HTMLElement | null
}

const icons = {
  goal: Goal,
  message: MessageSquareQuote,
  voice: BookOpen,
  pillars: Columns3,
  channels: Radio,
  audience: UsersRound,
  budget: Wallet,
  phases: Milestone,
  learned: GraduationCap,
} satisfies Record<string, LucideIcon>
type SectionName = keyof typeof icons
const sectionNames = Object.keys(icons) as SectionName[]

/** The page itself: every section is written where it stands. */
export function StrategyPage(props: StrategyPageProps) {
  const { campaign } = props
  return campaign === null ? (
    <Sections {...props} ofCampaign={null} />
  ) : (
    <CampaignSections {...props} campaign={campaign} />
  )
}

function CampaignSections(props: StrategyPageProps & { campaign: Campaign }) {
  const ofCampaign = useCampaignPage(props.campaign)
  return <Sections {...props} ofCampaign={ofCampaign} />
}

function Sections(props: StrategyPageProps & { ofCampaign: Autosaved<CampaignPage> | null }) {
  const { project, strategy, noteSlot, ofCampaign } = props
  const { t } = useTranslation()
  const core = useCore()
  const { owner } = strategy
  const page = useAutosaved<StrategyContent>(toPage(strategy), {
    save: async (fields, basedOn) => toPage(await core.call('strategies.update', { owner, fields, basedOn })),
    read: async () => toPage(await core.call('strategies.get', owner)),
  })
  const { data: pillars = [] } = useQueryOf('pillars.list', { projectId: project.id })
  const { data: portraits = [] } = useQueryOf('portraits.list', { projectId: project.id })
  const { data: channels = [] } = useQueryOf('channels.list', { projectId: project.id })
  const { fields } = page
  const goal = ofCampaign?.fields ?? fields
  const isWritten: Record<SectionName, boolean> = {
    goal: goal.goal !== '' || goal.measure !== '',
    message: fields.message !== '',
    voice: fields.voice !== '' || fields.voiceDo !== '' || fields.voiceDont !== '',
    pillars: fields.pillars !== '' || pillars.length > 0,
    channels: ofCampaign === null ? channels.length > 0 : ofCampaign.fields.channelIds.length > 0,
    audience:
      fields.audience !== '' ||
      (ofCampaign === null ? portraits.length > 0 : ofCampaign.fields.portraitIds.length > 0),
    budget:
      fields.budget !== '' ||
      (ofCampaign === null
        ? fields.budgetMinor !== null
        : ofCampaign.fields.budgetMinor !== null || ofCampaign.fields.spentMinor !== null),
    phases: fields.phases.length > 0,
    learned: fields.learned !== '',
  }
  const section = (name: SectionName) => ({
    id: name,
    icon: icons[name],
    title: t(`strategy.sections.${name}`),
    isEmpty: !isWritten[name],
  })
  const ofCampaignName = useCampaignFieldName()
  const text = (field: 'message' | 'voice' | 'learned') => (
    <InPlaceText
      page={page}
      field={field}
      label={t(`strategy.sections.${field}`)}
      placeholder={t(`strategy.hints.${field}`)}
      rows={2}
    />
  )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_11rem] items-start gap-8">
      {noteSlot !== null &&
        createPortal(
          <SavedMark statuses={ofCampaign === null ? [page.status] : [page.status, ofCampaign.status]} />,
          noteSlot,
        )}
      <div>
        <PageClash page={page} nameOf={field => t(`strategy.sections.${sectionOf[field]}`)} />
        {ofCampaign !== null && <PageClash page={ofCampaign} nameOf={ofCampaignName} />}
        <PageSection {...section('goal')}>
          <GoalFields page={page} ofCampaign={ofCampaign} />
        </PageSection>
        <PageSection {...section('message')}>{text('message')}</PageSection>
        <PageSection {...section('voice')}>
          {text('voice')}
          <div className="grid grid-cols-2 gap-6">
            <InPlaceText
              page={page}
              field="voiceDo"
              label={t('strategy.voiceDo')}
              showLabel
              placeholder={t('strategy.hints.voiceDo')}
              rows={2}
            />
            <InPlaceText
              page={page}
              field="voiceDont"
              label={t('strategy.voiceDont')}
              showLabel
              placeholder={t('strategy.hints.voiceDont')}
              rows={2}
            />
          </div>
        </PageSection>
        <PageSection {...section('pillars')}>
          <PillarsSection page={page} pillars={pillars} />
        </PageSection>
        <PageSection {...section('channels')}>
          <ChannelWhys
            page={page}
            channels={channels}
            chosen={
              ofCampaign && {
                ids: ofCampaign.fields.channelIds,
                onToggle: (id, on) =>
                  ofCampaign.act(t('strategy.wrote', { what: t('strategy.sections.channels') }), {
                    channelIds: toggledTo(ofCampaign.fields.channelIds, id, on),
                  }),
              }
            }
          />
        </PageSection>
        <PageSection {...section('audience')}>
          <AudienceSection page={page} portraits={portraits} projectId={project.id} ofCampaign={ofCampaign} />
        </PageSection>
        <PageSection {...section('budget')}>
          <BudgetSection page={page} projectId={project.id} ofCampaign={ofCampaign} />
        </PageSection>
        <PageSection {...section('phases')}>
          <PhaseList page={page} />
        </PageSection>
        <PageSection {...section('learned')}>{text('learned')}</PageSection>
      </div>
      <nav aria-label={t('strategy.outline')} className="sticky top-4 border-s ps-4">
        <ul className="flex flex-col gap-1 text-sm">
          {sectionNames.map(name => (
            <li key={name}>
              <button
                type="button"
                onClick={() => goToSection(name)}
                className={`rounded-sm py-0.5 text-start hover:text-ink ${isWritten[name] ? 'text-ink' : 'text-ink-muted'}`}
              >
                {t(`strategy.sections.${name}`)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

const toPage = ({ content, updatedAt }: Strategy) => ({ fields: content, updatedAt })

/** In which section the fields stand. */
const sectionOf: Record<keyof StrategyContent, SectionName> = {
  ...{
    goal: 'goal',
    measure: 'goal',
    message: 'message',
    voice: 'voice',
    voiceDo: 'voice',
    voiceDont: 'voice',
  },
  ...{ pillars: 'pillars', whys: 'channels', audience: 'audience', budget: 'budget', budgetMinor: 'budget' },
  ...{ currency: 'budget', phases: 'phases', learned: 'learned' },
}

/** Adds the id or takes it away, whatever was there. */
const toggledTo = (ids: readonly string[], id: string, on: boolean): string[] => [
  ...ids.filter(other => other !== id),
  ...(on ? [id] : []),
]

function goToSection(name: SectionName): void {
  const section = document.getElementById(name)
  section?.scrollIntoView({ block: 'start' })
  // The keyboard goes along: the first thing that can be written there.
  section?.querySelector<HTMLElement>('textarea, input, button')?.focus({ preventScroll: true })
}

interface GoalFieldsProps {
  page: Autosaved<StrategyContent>
  ofCampaign: Autosaved<CampaignPage> | null
}

function GoalFields({ page, ofCampaign }: GoalFieldsProps) {
  const { t } = useTranslation()
  const goal = { label: t('strategy.goal'), placeholder: t('strategy.hints.goal') }
  const measure = { label: t('strategy.measure'), placeholder: t('strategy.hints.measure') }
  if (ofCampaign === null) {
    return (
      <>
        <InPlaceText page={page} field="goal" {...goal} />
        <InPlaceText page={page} field="measure" {...measure} showLabel />
      </>
    )
  }
  return (
    <>
      <InPlaceText page={ofCampaign} field="goal" {...goal} maxLength={4000} />
      <InPlaceText page={ofCampaign} field="measure" {...measure} showLabel maxLength={4000} />
    </>
  )
}
