import { TextQuote, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { EvergreenEntry } from '#shared/model/evergreen.ts'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { onStepKey } from '../../../lib/onStepKey.ts'
import { StepButtons } from '../../../lib/StepButtons.tsx'
import type { CanGo } from '../../../lib/StepButtons.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { ListRow } from '../../../ui/List.tsx'

interface EntryRowProps {
  entry: EvergreenEntry
  canGo: CanGo
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
  return (
    <ListRow
      onKeyDown={event => onStepKey(event, onStep)}
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
          <StepButtons
            labels={{ earlier: t('queue.earlier'), later: t('queue.later') }}
            canGo={canGo}
            onStep={onStep}
          />
          <IconButton size="sm" icon={Trash2} label={t('evergreen.takeOut')} onClick={onRemove} />
        </>
      }
    />
  )
}
