import { Info, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { NativeHindrance, QuoteHindrance } from '#shared/contract/reposts.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { RepostWay } from '#shared/model/delivery.ts'
import type { Project } from '#shared/model/project.ts'
import { ChannelMark } from '../../lib/ChannelMark.tsx'
import { useNetworks } from '../../lib/useNetworks.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Select } from '../../ui/Select.tsx'
import type { SelectOption } from '../../ui/Select.tsx'
import { wayFor } from './repostDraft.ts'
import type { RepostNote, RepostTargets } from './repostDraft.ts'

interface RepostPlacesProps {
  /** Each project with its channels; the original's first. */
  groups: readonly { project: Project; channels: readonly Channel[] }[]
  native: ReadonlyMap<string, NativeHindrance>
  quote: ReadonlyMap<string, QuoteHindrance>
  targets: RepostTargets
  onChange: (targets: RepostTargets) => void
  notes: (channelId: string, how: RepostWay) => RepostNote[]
}

/** Where it can be reposted, and how: every channel of every project. */
export function RepostPlaces({ groups, native, quote, targets, onChange, notes }: RepostPlacesProps) {
  const { t } = useTranslation()
  const set = (channelId: string, how: RepostWay | null) => {
    const next = new Map(targets)
    if (how === null) next.delete(channelId)
    else next.set(channelId, how)
    onChange(next)
  }
  return (
    <div
      role="group"
      aria-label={t('reposts.where')}
      className="flex max-h-64 flex-col gap-3 overflow-y-auto rounded-lg border bg-surface p-3"
    >
      {groups.map(({ project, channels }) => (
        <section key={project.id} aria-label={project.name} className="flex flex-col gap-1">
          {groups.length > 1 && (
            <h3 className="flex items-center gap-1.5 text-sm text-ink-muted">
              <span className="size-2 rounded-full" style={{ backgroundColor: project.colour }} />
              {project.name}
            </h3>
          )}
          {channels.map(channel => (
            <PlaceRow
              key={channel.id}
              channel={channel}
              hindrance={native.get(channel.id) ?? null}
              quoteHindrance={quote.get(channel.id) ?? null}
              how={targets.get(channel.id) ?? null}
              onChange={how => set(channel.id, how)}
              notes={notes}
            />
          ))}
        </section>
      ))}
    </div>
  )
}

interface PlaceRowProps {
  channel: Channel
  hindrance: NativeHindrance
  quoteHindrance: QuoteHindrance
  how: RepostWay | null
  onChange: (how: RepostWay | null) => void
  notes: RepostPlacesProps['notes']
}

function PlaceRow({ channel, hindrance, quoteHindrance, how, onChange, notes }: PlaceRowProps) {
  const { t } = useTranslation()
  const kind = useNetworks().get(channel.network)?.repost?.kind ?? 'repost'
  const ways: SelectOption<RepostWay>[] = [
    ...(hindrance === null
      ? [
          {
            value: 'native' as const,
            label: t(`reposts.ways.${kind}`),
            note: t(`reposts.wayNotes.${kind}`),
          },
        ]
      : []),
    ...(quoteHindrance === null
      ? [{ value: 'quote' as const, label: t('reposts.ways.quote'), note: t('reposts.wayNotes.quote') }]
      : []),
    { value: 'copy', label: t('reposts.ways.copy'), note: t('reposts.wayNotes.copy') },
  ]
  // Only where one might have expected it: on another network nobody does.
  const why =
    hindrance === null || hindrance === 'otherNetwork' || hindrance === 'networkHasNone' ? null : hindrance
  return (
    <div className="flex flex-col gap-1">
      <div className="flex min-h-8 items-center gap-3">
        <div className="min-w-0 flex-1">
          <Checkbox
            checked={how !== null}
            onChange={checked => onChange(checked ? wayFor(hindrance) : null)}
            label={
              <span className="flex min-w-0 items-center gap-2">
                <ChannelMark network={channel.network} label="" />
                <span className="truncate">{channel.name}</span>
              </span>
            }
          />
        </div>
        {how !== null && ways.length > 1 && (
          <div className="w-36 shrink-0">
            <Select<RepostWay>
              size="sm"
              aria-label={t('reposts.howOn', { channel: channel.name })}
              value={how}
              onChange={onChange}
              options={ways}
            />
          </div>
        )}
        {how !== null && ways.length === 1 && (
          <span className="text-sm text-ink-muted">{t('reposts.ways.copy')}</span>
        )}
      </div>
      {how !== null && why !== null && <PlaceNote words={t(`reposts.why.${why}`)} />}
      {how !== null && quoteHindrance === 'serverHasNone' && (
        <PlaceNote words={t('reposts.why.serverHasNone')} />
      )}
      {how !== null &&
        notes(channel.id, how).map(note => (
          <PlaceNote key={note} words={t(`reposts.notes.${note}`)} isWarning={note !== 'replaces'} />
        ))}
    </div>
  )
}

function PlaceNote({ words, isWarning = false }: { words: string; isWarning?: boolean }) {
  return (
    <p className="flex items-start gap-1.5 ps-6 text-sm text-ink-muted">
      <span className={`mt-0.5 ${isWarning ? 'text-warning' : ''}`}>
        <Icon icon={isWarning ? TriangleAlert : Info} size={12} />
      </span>
      {words}
    </p>
  )
}
