import { Layers, LayoutTemplate } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Design } from '#shared/design/design.ts'
import { fillSlots, slotsOf } from '#shared/design/fillSlots.ts'
import type { SlotName } from '#shared/design/layerBase.ts'
import { missingPictures } from '#shared/design/missingPictures.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { FormatChoice } from '../output/OutputParts.tsx'
import { useStudio } from '../StudioContext.ts'
import { batchTargets } from './BatchItem.ts'
import type { BatchItem, BatchTarget } from './BatchItem.ts'
import { BatchPreview } from './BatchPreview.tsx'
import { PostsSource } from './PostsSource.tsx'
import { TableSource } from './TableSource.tsx'
import { useCampaignItems } from './useCampaignItems.ts'
import { useMakeBatch } from './useMakeBatch.ts'
import { useTable } from './useTable.ts'

/** Makes many of one design: a line of a table, or a post of a campaign, fills its places each time. Mounted while open. */
export function BatchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { design } = useStudio()
  const slots = slotsOf(design)
  if (slots.length > 0) return <OpenBatch slots={slots} onClose={onClose} />
  return (
    <Dialog open size="md" onClose={onClose} title={t('studioOutput.batch.title')}>
      <EmptyState
        icon={LayoutTemplate}
        size="inline"
        title={t('studioOutput.batch.noSlots')}
        text={t('studioOutput.batch.noSlotsText')}
      />
    </Dialog>
  )
}

function OpenBatch({ slots, onClose }: { slots: readonly SlotName[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { card, design, format } = useStudio()
  const make = useMakeBatch()
  const [source, setSource] = useState<'table' | 'posts'>('table')
  const table = useTable(slots)
  const [campaignId, setCampaignId] = useState<string | null>(null)
  const { data: projects } = useQueryOf('projects.list', undefined)
  const projectName = projects?.find(({ id }) => id === card.projectId)?.name ?? ''
  const ofCampaign = useCampaignItems(campaignId, projectName)
  const [wished, setTarget] = useState<BatchTarget>('files')
  const [formatIds, setFormatIds] = useState<readonly string[]>([format.id])
  const [kind, setKind] = useState<'png' | 'jpeg'>('jpeg')
  const target = source === 'table' && wished === 'posts' ? 'files' : wished
  const all = source === 'table' ? table.items : ofCampaign?.kind === 'read' ? ofCampaign.items : []
  const items = all.map(item => ({
    ...item,
    problem: relevant(item, target) ?? unfilled(design, item, target),
  }))
  const ready = items.filter(({ problem }) => problem === null)
  const hasSize = target !== 'files' || formatIds.length > 0
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={t('studioOutput.batch.title')}
      description={t('studioOutput.batch.text')}
      footer={
        <>
          <span className="flex-1 text-sm text-ink-muted" aria-live="polite">
            {items.length > 0 && t('studioOutput.batch.ready', { count: ready.length, of: items.length })}
          </span>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            icon={Layers}
            disabled={ready.length === 0 || !hasSize || table.uploading > 0}
            onClick={() => {
              onClose()
              make({ items: ready, target, formatIds, kind })
            }}
          >
            {ready.length === 0
              ? t('studioOutput.batch.makeNone')
              : t('studioOutput.batch.make', { count: ready.length })}
          </Button>
        </>
      }
    >
      <div className="-mx-1 flex max-h-[66vh] flex-col gap-4 overflow-y-auto px-1">
        <SegmentedControl
          aria-label={t('studioOutput.batch.source')}
          value={source}
          onChange={setSource}
          segments={[
            { value: 'table', label: t('studioOutput.batch.sources.table') },
            { value: 'posts', label: t('studioOutput.batch.sources.posts') },
          ]}
        />
        {source === 'table' ? (
          <TableSource slots={slots} state={table} />
        ) : (
          <PostsSource
            projectId={card.projectId}
            campaignId={campaignId}
            onChoose={setCampaignId}
            items={ofCampaign}
          />
        )}
        {items.length > 0 && (
          <>
            <BatchPreview items={items} />
            <div className="grid grid-cols-2 gap-4">
              <RadioGroup
                aria-label={t('studioOutput.batch.target')}
                value={target}
                onChange={setTarget}
                options={batchTargets
                  .filter(value => value !== 'posts' || source === 'posts')
                  .map(value => ({
                    value,
                    label: t(`studioOutput.batch.targets.${value}`),
                    help: t(`studioOutput.batch.targetHelp.${value}`),
                  }))}
              />
              {target === 'files' && (
                <div className="flex flex-col gap-3">
                  <SegmentedControl
                    aria-label={t('studioOutput.kind')}
                    value={kind}
                    onChange={setKind}
                    segments={[
                      { value: 'jpeg', label: 'JPEG' },
                      { value: 'png', label: 'PNG' },
                    ]}
                  />
                  <FormatChoice
                    design={design}
                    scale={1}
                    kind={kind}
                    chosen={formatIds}
                    onChange={setFormatIds}
                  />
                </div>
              )}
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}

/** A grey place instead of a picture is nothing to be published; in a design it can still be filled. */
const unfilled = (design: Design, { values }: BatchItem, target: BatchTarget): BatchItem['problem'] =>
  target === 'designs' || missingPictures(fillSlots(design, values).pages, design.formats) === 0
    ? null
    : { key: 'pictureMissing' }

/** A post that is out, or has a design, can still be drawn into files. */
function relevant({ problem }: BatchItem, target: BatchTarget): BatchItem['problem'] {
  const isOfPost = problem?.key === 'isOut' || problem?.key === 'hasDesign'
  return isOfPost && target !== 'posts' ? null : problem
}
