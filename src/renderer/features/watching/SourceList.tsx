import { Pause, Play, Radar, RefreshCw, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Source } from '#shared/model/source.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TroubleText } from './TroubleText.tsx'
import { useWatchingActions } from './useWatchingActions.ts'

interface SourceListProps {
  sources: readonly Source[]
  /** Names of competitors by their ids. */
  competitors: ReadonlyMap<string, string>
  onAdd: () => void
}

/** What is watched: when it was last asked, what came of it, when it is asked next. */
export function SourceList({ sources, competitors, onAdd }: SourceListProps) {
  const { t } = useTranslation()
  if (sources.length === 0) {
    return (
      <EmptyState
        icon={Radar}
        title={t('watching.none')}
        text={t('watching.noneText')}
        action={
          <Button variant="primary" onClick={onAdd}>
            {t('watching.add')}
          </Button>
        }
      />
    )
  }
  return (
    <ul
      aria-label={t('watching.sources')}
      className="flex flex-col divide-y divide-line rounded-lg border bg-surface"
    >
      {sources.map(source => (
        <SourceRow key={source.id} source={source} competitor={competitors.get(source.competitorId) ?? ''} />
      ))}
    </ul>
  )
}

function SourceRow({ source, competitor }: { source: Source; competitor: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const { lookNow, pause, remove } = useWatchingActions()
  const { title, kind, address, paused, ended, looking, lookedAt, nextLookAt, trouble, waiting } = source
  const state = looking
    ? t('watching.looking')
    : lookedAt === null
      ? t('watching.notYet')
      : trouble === null
        ? t('watching.lookedAt', { time: format.relative(lookedAt, now), count: source.lastNew })
        : t('watching.failedAt', { time: format.relative(lookedAt, now) })
  const next = paused
    ? t('watching.paused')
    : nextLookAt === null
      ? ''
      : t('watching.next', { time: format.whenInText(nextLookAt, now) })
  return (
    <li className="flex items-start gap-4 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span dir="auto" className="truncate font-medium">
            {title}
          </span>
          <Badge>{t(`watching.kinds.${kind}`)}</Badge>
          <span className="text-sm text-ink-muted">{competitor}</span>
          {waiting > 0 && <Badge tone="accent">{t('watching.waiting', { count: waiting })}</Badge>}
        </p>
        <p className="truncate text-sm text-ink-muted">{address}</p>
        <p className="text-sm text-ink-muted" role="status">
          {[state, next].filter(part => part !== '').join(' ')}
        </p>
        {trouble !== null && (
          <p className="text-sm break-words text-warning">
            <TroubleText trouble={trouble} />
            {ended && ` ${t('watching.ended')}`}
          </p>
        )}
      </div>
      <div className="flex shrink-0 items-center gap-1">
        <Button
          size="sm"
          icon={RefreshCw}
          busy={looking}
          aria-label={t('watching.lookNowAt', { name: title })}
          onClick={() => lookNow(source)}
        >
          {t('watching.lookNow')}
        </Button>
        <IconButton
          size="sm"
          icon={paused ? Play : Pause}
          label={t(paused ? 'watching.resumeOne' : 'watching.pauseOne', { name: title })}
          onClick={() => pause(source, !paused)}
        />
        <IconButton
          size="sm"
          icon={Trash2}
          label={t('watching.remove', { name: title })}
          onClick={() => remove(source)}
        />
      </div>
    </li>
  )
}
