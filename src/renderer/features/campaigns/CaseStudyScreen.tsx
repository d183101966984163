import { useNavigate, useParams } from '@tanstack/react-router'
import { Award, FileDown, Flag, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseStudy } from '#shared/contract/strategies.ts'
import type { CaseNumber, CaseStudyContent } from '#shared/model/strategy.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { ExportDocumentDialog } from '../../lib/ExportDocumentDialog.tsx'
import { GoneCampaign } from '../../lib/GoneCampaign.tsx'
import { InPlaceText } from '../../lib/InPlaceText.tsx'
import { PageClash } from '../../lib/PageClash.tsx'
import { SavedMark } from '../../lib/SavedMark.tsx'
import { usePrintAs } from '../../lib/usePrintAs.ts'
import { useAutosaved } from '../../lib/useAutosaved.ts'
import type { Autosaved } from '../../lib/useAutosaved.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

/** What is told of a campaign: begun from it, then hers. */
export function CaseStudyScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { campaignId } = useParams({ from: '/campaigns/$campaignId/case-study' })
  const study = useQueryOf('caseStudies.get', { campaignId })
  if (study.data != null) return <OpenCaseStudy key={campaignId} study={study.data} />
  return (
    <Screen title={t('caseStudy.title')}>
      {study.data === null ? (
        <EmptyState
          icon={Award}
          title={t('caseStudy.none')}
          text={t('caseStudy.noneText')}
          action={
            <Button onClick={() => void navigate({ to: '/campaigns/$campaignId', params: { campaignId } })}>
              {t('caseStudy.toCampaign')}
            </Button>
          }
        />
      ) : study.error instanceof AppError && study.error.code === 'not_found' ? (
        <GoneCampaign />
      ) : study.isError ? (
        <QueryError error={study.error} retry={study.refetch} />
      ) : (
        <Skeleton shape="lines" count={6} />
      )}
    </Screen>
  )
}

const toPage = ({ content, updatedAt }: CaseStudy) => ({ fields: content, updatedAt })

/** What is told, in the order of the document. */
const chapters = ['task', 'done', 'outcome', 'quote', 'learned'] as const

function OpenCaseStudy({ study }: { study: CaseStudy }) {
  const { t } = useTranslation()
  const core = useCore()
  const navigate = useNavigate()
  const undoable = useUndoable()
  const [isExporting, setExporting] = useState(false)
  usePrintAs(() => setExporting(true))
  const { campaignId, projectId } = study
  const page = useAutosaved<CaseStudyContent>(toPage(study), {
    save: async (fields, basedOn) =>
      toPage(await core.call('caseStudies.update', { campaignId, fields, basedOn })),
    read: async () => {
      const found = await core.call('caseStudies.get', { campaignId })
      if (found === null) throw new AppError('not_found', 'This case study is not there any more.')
      return toPage(found)
    },
  })
  const toCampaign = () => void navigate({ to: '/campaigns/$campaignId', params: { campaignId } })
  const clashName = (field: keyof CaseStudyContent) =>
    field === 'title'
      ? t('caseStudy.name')
      : field === 'startsOn' || field === 'endsOn'
        ? t(`campaigns.${field}`)
        : field === 'portraitIds'
          ? t('audience.title')
          : field === 'deliveryIds'
            ? t('caseStudy.posts')
            : t(`caseStudy.${field}`)
  const remove = () => {
    void undoable({
      label: t('caseStudy.removed'),
      run: () => core.call('caseStudies.remove', { campaignId }),
      undo: () => core.call('caseStudies.restore', { campaignId }),
    })
    toCampaign()
  }
  return (
    <Screen
      title={t('caseStudy.title')}
      note={<SavedMark statuses={[page.status]} />}
      actions={
        <>
          <Button icon={Flag} onClick={toCampaign}>
            {t('composer.campaign')}
          </Button>
          <Button icon={FileDown} onClick={() => setExporting(true)}>
            {t('strategy.export.action')}
          </Button>
          <IconButton icon={Trash2} label={t('caseStudy.remove')} onClick={remove} />
        </>
      }
    >
      <PageClash page={page} nameOf={clashName} />
      <div className="grid grid-cols-[minmax(0,1fr)_22rem] items-start gap-8">
        <Stack gap={6}>
          <Panel title={t('caseStudy.name')}>
            <InPlaceText
              page={page}
              field="title"
              label={t('caseStudy.name')}
              placeholder={t('caseStudy.hints.name')}
              maxLength={300}
            />
          </Panel>
          {chapters.map(chapter => (
            <Panel key={chapter} title={t(`caseStudy.${chapter}`)}>
              <InPlaceText
                page={page}
                field={chapter}
                label={t(`caseStudy.${chapter}`)}
                placeholder={t(`caseStudy.hints.${chapter}`)}
                rows={2}
              />
              {chapter === 'quote' && (
                <InPlaceText
                  page={page}
                  field="quoteBy"
                  label={t('caseStudy.quoteBy')}
                  placeholder={t('caseStudy.quoteBy')}
                  maxLength={200}
                />
              )}
            </Panel>
          ))}
        </Stack>
        <Stack gap={6}>
          <Numbers page={page} />
          <ShownPosts page={page} campaignId={campaignId} />
        </Stack>
      </div>
      {isExporting && (
        <ExportDocumentDialog
          document={{ kind: 'caseStudy', projectId, campaignId }}
          title={t('caseStudy.exportTitle')}
          onClose={() => setExporting(false)}
        />
      )}
    </Screen>
  )
}

const mostNumbers = 40

/** What Ratiba knows, and her own: reach, clicks, sales, anything. Those without a value are not printed. */
function Numbers({ page }: { page: Autosaved<CaseStudyContent> }) {
  const { t } = useTranslation()
  const { numbers } = page.fields
  const label = t('strategy.wrote', { what: t('caseStudy.numbers') })
  const put = (id: string, patch: Partial<CaseNumber>) =>
    page.change({ numbers: numbers.map(one => (one.id === id ? { ...one, ...patch } : one)) })
  const add = () =>
    page.act(label, { numbers: [...numbers, { id: crypto.randomUUID(), key: null, label: '', value: '' }] })
  return (
    <Panel
      variant="card"
      padding="md"
      title={t('caseStudy.numbers')}
      description={t('caseStudy.numbersText')}
    >
      <Stack>
        {numbers.map(({ id, key, label: own, value }, at) => {
          const name = key === null ? t('caseStudy.number', { number: at + 1 }) : t(`caseStudy.known.${key}`)
          const writing = page.writing(label, ['numbers'])
          return (
            <div key={id} className="flex items-center gap-2">
              <div className="min-w-0 flex-1">
                <TextInput
                  aria-label={t('caseStudy.nameOf', { name })}
                  placeholder={key === null ? t('caseStudy.ownNumber') : name}
                  value={own}
                  maxLength={200}
                  onChange={text => put(id, { label: text })}
                  {...writing}
                />
              </div>
              <div className="w-24">
                <TextInput
                  aria-label={own === '' ? name : own}
                  value={value}
                  maxLength={100}
                  onChange={text => put(id, { value: text })}
                  {...writing}
                />
              </div>
              <IconButton
                size="sm"
                icon={Trash2}
                label={t('caseStudy.removeNumber', { name: own === '' ? name : own })}
                onClick={() => page.act(label, { numbers: numbers.filter(one => one.id !== id) })}
              />
            </div>
          )
        })}
        {numbers.length < mostNumbers && (
          <div>
            <Button size="sm" icon={Plus} onClick={add}>
              {t('caseStudy.addNumber')}
            </Button>
          </div>
        )}
      </Stack>
    </Panel>
  )
}

interface ShownPostsProps {
  page: Autosaved<CaseStudyContent>
  campaignId: string
}

const mostPosts = 200

/** Which of the posts that went out are shown. */
function ShownPosts({ page, campaignId }: ShownPostsProps) {
  const { t } = useTranslation()
  const { data: cards = [] } = useQueryOf('campaigns.posts', { id: campaignId })
  const out = cards.filter(({ publishedAt }) => publishedAt !== null).slice(0, 400)
  const { deliveryIds } = page.fields
  if (out.length === 0) return null
  return (
    <Panel variant="card" padding="md" title={t('caseStudy.posts')}>
      <div className="max-h-96 overflow-y-auto">
        <Stack>
          {out.map(({ id, excerpt, thumbMediaId }) => (
            <Checkbox
              key={id}
              checked={deliveryIds.includes(id)}
              disabled={!deliveryIds.includes(id) && deliveryIds.length >= mostPosts}
              onChange={on =>
                page.act(t('strategy.wrote', { what: t('caseStudy.posts') }), {
                  // In the order in which they went out.
                  deliveryIds: out
                    .map(card => card.id)
                    .filter(other => (other === id ? on : deliveryIds.includes(other))),
                })
              }
              label={
                <span className="flex items-center gap-2">
                  {thumbMediaId !== null && (
                    <img
                      src={mediaUrl(thumbMediaId, 64)}
                      alt=""
                      className="size-8 shrink-0 rounded-sm object-cover"
                    />
                  )}
                  <span className="line-clamp-2">{excerpt === '' ? t('common.noText') : excerpt}</span>
                </span>
              }
            />
          ))}
        </Stack>
      </div>
    </Panel>
  )
}
