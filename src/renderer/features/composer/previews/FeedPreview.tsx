import { AtSign, EyeOff, Globe, Lock, Moon } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useComposer } from '../useComposer.ts'
import { LinkCard } from './LinkCard.tsx'
import { MediaGrid } from './MediaGrid.tsx'
import type { Outcome } from './outcomesFor.ts'
import { PreviewText } from './PreviewText.tsx'

const visibilityIcons: Record<string, LucideIcon> = { unlisted: Moon, private: Lock, direct: AtSign }

/** A card in a feed: who, the text, media or the card of the link; behind its warning until it is opened. */
export function FeedPreview({ outcome, time }: { outcome: Outcome; time: string }) {
  const { t } = useTranslation()
  const { project } = useComposer()
  const [isOpen, setOpen] = useState(false)
  const { place, warning, visibility } = outcome
  const { channel, descriptor } = place
  const isHidden = warning !== '' && !isOpen
  return (
    <article className="rounded-lg border bg-surface p-3">
      <header className="flex items-center gap-2">
        <Avatar
          size="lg"
          name={channel.name}
          colour={project.colour}
          imageUrl={project.logoMediaId === null ? null : mediaUrl(project.logoMediaId, 160)}
        />
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">{channel.name}</p>
          <p className="truncate text-sm text-ink-muted">{channel.handle}</p>
        </div>
        <span className="flex items-center gap-1 self-start text-sm text-ink-muted tabular">
          <Icon icon={visibilityIcons[visibility ?? ''] ?? Globe} size={12} />
          {visibility !== null && (
            <span className="sr-only">
              {t(`networks.${descriptor.id}.options.visibility.values.${visibility}`)}
            </span>
          )}
          {time}
        </span>
      </header>
      {warning !== '' && (
        <div className="mt-2 flex items-center justify-between gap-2 rounded-md bg-warning-soft px-3 py-2">
          <span className="min-w-0 break-words">{warning}</span>
          <Button size="sm" onClick={() => setOpen(!isOpen)}>
            {isOpen ? t('composer.preview.showLess') : t('composer.preview.showMore')}
          </Button>
        </div>
      )}
      {!isHidden && <Body outcome={outcome} />}
    </article>
  )
}

function Body({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation()
  const { text, media, link, isSensitive, warning, linkPreview } = outcome
  const isVeiled = isSensitive && warning === ''
  return (
    <div className="mt-2 flex flex-col gap-2">
      {text !== '' && (
        <Clamped key={text}>
          <PreviewText outcome={outcome} links="short" />
        </Clamped>
      )}
      {media.length > 0 && (
        <div className="relative overflow-hidden rounded-md">
          <div className={isVeiled ? 'blur-2xl' : ''}>
            <MediaGrid media={media} layout="gallery" withAlt />
          </div>
          {isVeiled && (
            <span className="absolute inset-0 flex items-center justify-center gap-1.5 font-medium">
              <Icon icon={EyeOff} />
              {t('composer.preview.sensitive')}
            </span>
          )}
        </div>
      )}
      {link !== null && (
        <LinkCard link={link} look="card" picture={linkPreview === 'large' ? 'large' : 'small'} />
      )}
    </div>
  )
}

/** Feeds fold long texts after some twenty lines. */
function Clamped({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const ref = useRef<HTMLDivElement>(null)
  const [isCut, setCut] = useState(false)
  useLayoutEffect(() => {
    const element = ref.current
    if (element !== null) setCut(element.scrollHeight > element.clientHeight + 1)
  }, [])
  return (
    <div>
      <div ref={ref} className="max-h-110 overflow-hidden">
        {children}
      </div>
      {isCut && <p className="pt-1 font-medium text-state-waiting">{t('composer.preview.readMore')}</p>}
    </div>
  )
}
