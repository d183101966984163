import { Check, ExternalLink, Image, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Piece } from '#shared/model/source.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { useOpenLink } from '../../lib/useOpenLink.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'

export interface PieceRowProps {
  piece: Piece
  /** Whose it is, and where it was found. */
  competitor: string
  source: string
  /** The one row that Tab comes to; arrows go on from there. */
  isActive: boolean
  onFocus: () => void
  onKeep: () => void
  onDrop: () => void
}

/** A piece in the inbox: enough of it to decide, the whole of it on Enter. */
export function PieceRow({ piece, competitor, source, isActive, onFocus, onKeep, onDrop }: PieceRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const openLink = useOpenLink()
  const [isOpen, setOpen] = useState(false)
  const { title, text, pictures, url, numbers } = piece
  const counted = (['likes', 'comments', 'shares', 'views'] as const).flatMap(name => {
    const count = numbers[name]
    return count === null ? [] : [t(`watching.numbers.${name}`, { count, number: format.number(count) })]
  })
  return (
    <li
      tabIndex={isActive ? 0 : -1}
      aria-label={t('watching.pieceOf', { name: competitor, text: (title || text).slice(0, 200) })}
      onFocus={onFocus}
      onKeyDown={event => {
        if (event.target !== event.currentTarget || event.key !== 'Enter') return
        event.preventDefault()
        setOpen(!isOpen)
      }}
      className="flex items-start gap-4 px-4 py-3 transition-colors focus-within:bg-hover/50 hover:bg-hover/50"
    >
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap gap-x-2 text-sm text-ink-muted">
          <span className="font-medium text-ink">{competitor}</span>
          <span className="truncate">{source}</span>
          <span className="tabular">{format.when(piece.publishedAt ?? piece.foundAt, now)}</span>
        </p>
        {title !== '' && (
          <p dir="auto" className="mt-0.5 font-medium break-words">
            {title}
          </p>
        )}
        {text !== '' && (
          <p
            dir="auto"
            className={`mt-0.5 break-words whitespace-pre-wrap ${isOpen ? '' : 'line-clamp-4'}`}
            onClick={() => setOpen(!isOpen)}
          >
            {text}
          </p>
        )}
        <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-ink-muted tabular">
          {pictures > 0 && (
            <span className="flex items-center gap-1">
              <Icon icon={Image} size={14} />
              {t('watching.pictures', { count: pictures })}
            </span>
          )}
          {counted.map(each => (
            <span key={each}>{each}</span>
          ))}
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-1">
        {url !== null && (
          <IconButton
            size="sm"
            icon={ExternalLink}
            label={t('watching.open')}
            onClick={() => openLink(url)}
          />
        )}
        <Button size="sm" icon={Check} keys={['K']} onClick={onKeep}>
          {t('watching.keep')}
        </Button>
        <Button size="sm" variant="quiet" icon={X} keys={['X']} onClick={onDrop}>
          {t('watching.drop')}
        </Button>
      </div>
    </li>
  )
}
