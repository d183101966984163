import { ArrowDown, ArrowUp, TextQuote, Trash2 } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvergreenEntry } from '#shared/model/evergreen.ts'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { ListRow } from '../../../ui/List.tsx'

interface EntryRowProps {
  entry: EvergreenEntry
  canGo: { up: boolean; down: boolean }
  onOpen: () => void
  onStep: (way: -1 | 1) => void
  onWordings: () => void
  onRemove: () => void
}

/** A post of a list: when it was out, when it comes, and in how many wordings. */
export function EntryRow({ entry, canGo, onOpen, onStep, onWordings, onRemove }: EntryRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const { excerpt, thumbMediaId, wordings, lastAt, nextAt } = entry
  const name = excerpt.trim() === '' ? t('common.noText') : excerpt
  const onKeyDown = (event: KeyboardEvent) => {
    const way = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (way === null || !event.altKey) return
    event.preventDefault()
    onStep(way)
  }
  return (
    <ListRow
      onKeyDown={onKeyDown}
      {...(thumbMediaId === null
        ? {}
        : {
            start: (
              <img
                src={mediaUrl(thumbMediaId, 64)}
                alt=""
                loading="lazy"
                className="size-8 rounded-sm bg-sunken object-cover"
              />
            ),
          })}
      title={name}
      note={[
        nextAt === null ? null : t('evergreen.nextAt', { when: format.whenInText(nextAt, now) }),
        lastAt === null
          ? t('evergreen.never')
          : t('evergreen.lastAt', { when: format.whenInText(lastAt, now) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      onOpen={onOpen}
      meta={wordings.length > 0 && t('evergreen.wordingCount', { count: wordings.length + 1 })}
      actions={
        <>
          <IconButton size="sm" icon={TextQuote} label={t('evergreen.wordings')} onClick={onWordings} />
          <IconButton
            size="sm"
            icon={ArrowUp}
            label={t('queue.earlier')}
            keys={['Alt', '↑']}
            disabled={!canGo.up}
            onClick={() => onStep(-1)}
          />
          <IconButton
            size="sm"
            icon={ArrowDown}
            label={t('queue.later')}
            keys={['Alt', '↓']}
            disabled={!canGo.down}
            onClick={() => onStep(1)}
          />
          <IconButton size="sm" icon={Trash2} label={t('evergreen.takeOut')} onClick={onRemove} />
        </>
      }
    />
  )
}
