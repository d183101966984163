import { BellOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/Icon.tsx'
import { LinkCard } from './LinkCard.tsx'
import { MediaGrid } from './MediaGrid.tsx'
import type { Outcome } from './outcomesFor.ts'
import { PreviewText } from './PreviewText.tsx'

/** A message in a channel: media with the text under it, or the text with its link. */
export function ChatPreview({ outcome, time }: { outcome: Outcome; time: string }) {
  const { t } = useTranslation()
  const { place, text, media, link, linkPreview, captionAbove, silent } = outcome
  const grid = media.length > 0 && <MediaGrid media={media} layout="album" withAlt={false} />
  const card = link !== null && (
    <div className="px-3 py-1.5">
      <LinkCard link={link} look="quote" picture={linkPreview === 'small' ? 'small' : 'large'} />
    </div>
  )
  const words = text !== '' && (
    <div className="px-3 py-1.5">
      <PreviewText outcome={outcome} links="full" />
    </div>
  )
  return (
    <div className="rounded-lg bg-sunken p-3">
      <div className="w-80 max-w-full overflow-hidden rounded-lg rounded-es-none bg-raised">
        <p className="truncate px-3 pt-2 pb-1 font-semibold text-accent">{place.channel.name}</p>
        {linkPreview === 'above' && card}
        {captionAbove ? words : grid}
        {captionAbove ? grid : words}
        {linkPreview !== 'above' && card}
        <p className="flex items-center justify-end gap-1 px-3 pb-1.5 text-xs text-ink-faint tabular">
          {silent && (
            <>
              <Icon icon={BellOff} size={12} />
              <span className="sr-only">{t('composer.preview.silent')}</span>
            </>
          )}
          {time}
        </p>
      </div>
    </div>
  )
}
