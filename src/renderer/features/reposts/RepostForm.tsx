import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { NativeHindrance, QuoteHindrance } from '#shared/contract/reposts.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { DeliveryCard, RepostWay } from '#shared/model/delivery.ts'
import { countText } from '#shared/network/countText.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { useChannels } from '../../lib/useChannels.ts'
import { useNetworks } from '../../lib/useNetworks.ts'
import { Button } from '../../ui/Button.tsx'
import { DateTimeField } from '../../ui/DateTimeField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { itemsOf, notesFor, sensibleDue, wayFor } from './repostDraft.ts'
import type { RepostNote, RepostTargets, RepostTime } from './repostDraft.ts'
import { RepostPlaces } from './RepostPlaces.tsx'
import { useReposting } from './useReposting.ts'
import { useUnfitCopies } from './useUnfitCopies.ts'

interface RepostFormProps {
  /** What is sent on. */
  original: DeliveryCard
  reposts: readonly DeliveryCard[]
  ways: readonly { channelId: string; native: NativeHindrance; quote: QuoteHindrance }[]
  /** Which delivery of its post, where there are several. */
  source: ReactNode
  deliveryId: string
  onClose: () => void
}

const hourMs = 3_600_000
const stays = [0, 24 * hourMs, 3 * 24 * hourMs, 7 * 24 * hourMs, 30 * 24 * hourMs]

export function RepostForm({ original, reposts, ways, source, deliveryId, onClose }: RepostFormProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { zone } = original
  const format = useFormat(zone)
  const networks = useNetworks()
  const native = useMemo(() => new Map(ways.map(way => [way.channelId, way.native])), [ways])
  const quote = useMemo(() => new Map(ways.map(way => [way.channelId, way.quote])), [ways])
  const groups = useGroups(original, native)
  const channels = useMemo(() => groups.flatMap(group => group.channels), [groups])
  const unfit = useUnfitCopies(original, channels)
  const [targets, setTargets] = useState<RepostTargets>(() => {
    const own = native.get(original.channelId)
    return new Map(own === undefined ? [] : [[original.channelId, wayFor(own)]])
  })
  const [time, setTime] = useState<RepostTime>(() => ({
    mode: 'at',
    dueLocal: sensibleDue(zone, Date.now()),
    staysMs: 0,
  }))
  const [quoteText, setQuoteText] = useState('')
  const { run, isBusy, error } = useReposting(deliveryId)
  const items = itemsOf(targets, time, zone)
  const notes = (channelId: string, how: RepostWay) => {
    const channel = channels.find(({ id }) => id === channelId)
    const network = networks.get(channel?.network ?? '')
    const replaces = network?.repost?.again === 'replaces'
    const text = (channel?.limits ?? network?.limits)?.text
    const isTooLong = text !== undefined && countText(quoteText, text) > text.limit
    const doesNotFit = how === 'quote' ? isTooLong : unfit.has(channelId)
    return notesFor({ channelId, how, replaces, doesNotFit }, original, reposts, time, zone)
  }
  // What a network would refuse can only be kept as a draft.
  const refusing: readonly RepostNote[] = ['doesNotFit', 'quoteTooLong']
  const quotes = [...targets.values()].includes('quote')
  const isRefused =
    time.mode !== 'draft' &&
    ((quotes && quoteText.trim() === '') ||
      [...targets].some(([id, how]) => notes(id, how).some(note => refusing.includes(note))))
  const apply = async () => {
    if (items === null) return
    const planned = await run(items, time.mode, quotes ? quoteText : '')
    if (planned === null) return
    onClose()
    const [postId] = planned.postIds
    if (time.mode === 'draft' && postId !== undefined) {
      void navigate({ to: '/composer/$postId', params: { postId } })
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('reposts.title')}
      description={
        <span className="line-clamp-2">
          {original.excerpt === '' ? t('common.noText') : original.excerpt}
        </span>
      }
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            busy={isBusy}
            disabled={items === null || isRefused}
            onClick={() => void apply()}
          >
            {t(`reposts.apply.${time.mode}`)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {source}
        <div className="flex flex-col gap-1">
          <span className="font-medium" aria-hidden>
            {t('reposts.where')}
          </span>
          <RepostPlaces
            groups={groups}
            native={native}
            quote={quote}
            targets={targets}
            onChange={setTargets}
            notes={notes}
          />
        </div>
        {quotes && (
          <Field label={t('reposts.quoteText')} help={t('reposts.quoteHelp')}>
            <TextArea value={quoteText} onChange={setQuoteText} rows={2} maxLength={100_000} />
          </Field>
        )}
        <div className="flex flex-col gap-2">
          <SegmentedControl
            aria-label={t('reposts.when')}
            value={time.mode}
            onChange={mode => setTime({ ...time, mode })}
            segments={(['at', 'now', 'draft'] as const).map(value => ({
              value,
              label: t(`reposts.modes.${value}`),
            }))}
          />
          {time.mode === 'draft' ? (
            <p className="text-sm text-ink-muted">{t('reposts.draftNote')}</p>
          ) : (
            <div className="grid grid-cols-[1fr_11rem] gap-4">
              {time.mode === 'at' && (
                <Field label={t('reposts.when')} help={format.zoneName(zone)}>
                  <DateTimeField
                    value={time.dueLocal}
                    onChange={dueLocal => setTime({ ...time, dueLocal })}
                  />
                </Field>
              )}
              <Field label={t('reposts.stays')}>
                <Select
                  value={time.staysMs}
                  onChange={staysMs => setTime({ ...time, staysMs })}
                  options={stays.map(ms => ({
                    value: ms,
                    label:
                      ms === 0
                        ? t('reposts.staysForEver')
                        : t('reposts.staysFor', { time: format.duration(ms) }),
                  }))}
                />
              </Field>
            </div>
          )}
        </div>
        {error !== null && <QueryError error={error} />}
      </div>
    </Dialog>
  )
}

/** Every project with the channels where it can go, the original's first. */
function useGroups({ projectId, channelId }: DeliveryCard, native: ReadonlyMap<string, NativeHindrance>) {
  const { projects } = useCurrentProject()
  const channels = useChannels()
  return useMemo(() => {
    const isFirst = (channel: Channel) => (channel.id === channelId ? 0 : 1)
    return [...(projects ?? [])]
      .sort((a, b) => Number(b.id === projectId) - Number(a.id === projectId))
      .map(project => ({
        project,
        channels: [...channels.values()]
          .filter(channel => channel.projectId === project.id && native.has(channel.id))
          .sort((a, b) => isFirst(a) - isFirst(b)),
      }))
      .filter(group => group.channels.length > 0)
  }, [projects, channels, projectId, channelId, native])
}
