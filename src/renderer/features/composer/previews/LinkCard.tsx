import { Image } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/Icon.tsx'
import { hostOf } from './tokenizeText.ts'

interface LinkCardProps {
  link: string
  /** `quote` beside a bar as in chats, `card` in a frame as in feeds. */
  look: 'quote' | 'card'
  picture: 'large' | 'small'
}

/** Where the network will put its preview of a link. Title and picture are the page's; only the network fetches them. */
export function LinkCard({ link, look, picture }: LinkCardProps) {
  const { t } = useTranslation()
  const image = (
    <span
      className={`flex shrink-0 items-center justify-center bg-sunken text-ink-faint ${picture === 'large' ? 'h-28 w-full' : 'size-14'} ${look === 'quote' ? 'rounded-sm' : ''}`}
    >
      <Icon icon={Image} size={20} />
    </span>
  )
  const words = (
    <span className={`flex min-w-0 flex-1 flex-col ${look === 'card' ? 'px-3 py-2' : ''}`}>
      <span className="truncate text-sm font-medium text-state-waiting">{hostOf(link)}</span>
      <span className="text-sm text-ink-muted">{t('composer.preview.linkTitle')}</span>
    </span>
  )
  const isRow = picture === 'small'
  if (look === 'quote') {
    return (
      <div
        className={`flex gap-2 rounded-sm border-s-2 border-s-state-waiting bg-state-waiting-soft p-2 ${isRow ? '' : 'flex-col'}`}
      >
        {words}
        {image}
      </div>
    )
  }
  return (
    <div className={`flex overflow-hidden rounded-md border ${isRow ? 'items-center' : 'flex-col'}`}>
      {image}
      {words}
    </div>
  )
}
