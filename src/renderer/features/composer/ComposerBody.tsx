import { memo, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOnlySized } from '#shared/design/followShared.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Button } from '../../ui/Button.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { NetworkMark } from '../../ui/NetworkMark.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import type { Tab } from '../../ui/Tabs.tsx'
import { CircleAlert, PencilLine } from 'lucide-react'
import { ChannelChips } from './ChannelChips.tsx'
import { ContentEditor } from './ContentEditor.tsx'
import { acceptedFiles } from './media/AddMedia.tsx'
import { OptionFields } from './OptionFields.tsx'
import { EvergreenNote } from './evergreen/EvergreenNote.tsx'
import { useEvergreenPlace } from './evergreen/useEvergreenPlace.ts'
import { IdeaNote } from './head/IdeaNote.tsx'
import { PreviewColumn } from './previews/PreviewColumn.tsx'
import { ProblemList } from './problems/ProblemList.tsx'
import type { ChannelProblems } from './problems/groupProblems.ts'
import { useNearDuplicates, withDuplicates } from './problems/useNearDuplicates.ts'
import { useProblems, useProblemsNow } from './problems/useProblems.ts'
import { useRisks, withRisks } from './problems/useRisks.ts'
import { SeriesNote } from './repeat/SeriesNote.tsx'
import { DeliveryRows } from './schedule/DeliveryRows.tsx'
import { ScheduleDock } from './schedule/ScheduleDock.tsx'
import { ComposerContext, useComposer } from './useComposer.ts'
import { useLater } from './useLater.ts'
import { contentOfTab, sharedTab } from './variants.ts'

/** Writing on the left, what the networks will show on the right. */
export function ComposerBody() {
  const { t } = useTranslation()
  const composer = useComposer()
  const later = useLater(composer)
  const { tab, setTab, chosen, uploads, postId } = composer
  const [isNew] = useState(postId === null)
  const [isStrict, setStrict] = useState(false)
  const duplicates = useNearDuplicates(later)
  const checked = useProblems(later)
  const risks = useRisks(later)
  const found = useMemo(
    () => checked && withRisks(withDuplicates(checked, duplicates), risks),
    [checked, duplicates, risks],
  )
  const problemsNow = useProblemsNow(later)
  const refuse = useCallback(() => setStrict(true), [])
  const tabs = useTabs(found ?? [])
  const place = chosen.find(({ channel }) => channel.id === tab)
  return (
    <div className="@container flex min-h-0 flex-1 border-t">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <FileDrop
          onFiles={files => uploads.start(files, tab)}
          accept={acceptedFiles}
          multiple
          label={t('composer.addMedia')}
        >
          <div className="@container relative flex h-full flex-col gap-3 overflow-y-auto px-6 py-4">
            <Leftover />
            <SeriesNote />
            <EvergreenNote />
            <IdeaNote />
            <ChannelChips />
            <div className="flex flex-col">
              <Tabs value={tab} onChange={setTab} tabs={tabs} aria-label={t('composer.tabs')}>
                <div className="flex flex-col gap-4 pt-3">
                  <ContentEditor isNew={isNew} />
                  {place !== undefined && <OptionFields place={place} />}
                </div>
              </Tabs>
            </div>
            <ComposerContext value={later}>
              <ProblemsAndPlaces found={found} isStrict={isStrict} />
            </ComposerContext>
          </div>
        </FileDrop>
        <ComposerContext value={later}>
          <ScheduleDock found={found} problemsNow={problemsNow} onRefused={refuse} />
        </ComposerContext>
      </div>
      <ComposerContext value={later}>
        <PreviewColumn />
      </ComposerContext>
    </div>
  )
}

interface FollowingProps {
  found: readonly ChannelProblems[] | null
  isStrict: boolean
}

/** What follows from the text, under it. */
const ProblemsAndPlaces = memo(function ProblemsAndPlaces({ found, isStrict }: FollowingProps) {
  // What an evergreen list keeps does not go out itself.
  const isKept = useEvergreenPlace()?.kind === 'entry'
  return (
    <>
      <ProblemList found={found ?? []} isStrict={isStrict} />
      {!isKept && <DeliveryRows />}
    </>
  )
})

function useTabs(found: readonly ChannelProblems[]): Tab[] {
  const { t } = useTranslation()
  const { chosen, fields, designPictures } = useComposer()
  const shared: Tab = { value: sharedTab, label: t('composer.allTab') }
  return [
    shared,
    ...chosen.map(({ channel, descriptor }): Tab => {
      const { own, media } = contentOfTab(fields, channel.id)
      const isSized = own.media && isOnlySized(media, fields.media, designPictures)
      const isOwn = Object.values({ ...own, media: own.media && !isSized }).includes(true)
      const hasError = found.some(
        f => f.channelId === channel.id && f.problems.some(p => p.severity === 'error' && p.key !== 'empty'),
      )
      return {
        value: channel.id,
        label: <span className="max-w-36 truncate">{channel.name}</span>,
        mark: <NetworkMark mark={descriptor.mark} colour={descriptor.colour} label="" size={16} />,
        badge: (
          <>
            {isOwn && (
              <span className="text-ink-muted">
                <Icon icon={PencilLine} size={12} />
                <span className="sr-only">{t('composer.hasOwn')}</span>
              </span>
            )}
            {hasError && (
              <span className="text-danger">
                <Icon icon={CircleAlert} size={14} />
                <span className="sr-only">{t('composer.severity.error')}</span>
              </span>
            )}
          </>
        ),
      }
    }),
  ]
}

/** Words of an earlier time that were never stored, while something else was. */
function Leftover() {
  const { t } = useTranslation()
  const { leftover, session } = useComposer()
  const format = useFormat()
  const now = useNow()
  if (leftover === null) return null
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 rounded-md bg-warning-soft px-3 py-2">
      <div className="min-w-48 flex-1">
        <p className="font-medium">{t('composer.leftover', { when: format.whenInText(leftover.at, now) })}</p>
        <p className="line-clamp-2 text-ink-muted">{leftover.fields.text}</p>
      </div>
      <Button size="sm" onClick={() => session.settleLeftover(false)}>
        {t('composer.leftoverDrop')}
      </Button>
      <Button size="sm" onClick={() => session.settleLeftover(true)}>
        {t('composer.leftoverUse')}
      </Button>
    </div>
  )
}
