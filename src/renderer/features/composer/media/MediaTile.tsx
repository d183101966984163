import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { Clapperboard, Film, ImageOff, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Media } from '#shared/model/media.ts'
import type { PostMedia } from '#shared/model/post.ts'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { clockText } from './clockText.ts'
import { MediaDetails } from './MediaDetails.tsx'
import { openDetailsEvent } from './openDetails.ts'

export interface MediaTileProps {
  item: PostMedia
  /** Undefined while loading, null when it is gone. */
  media: Media | null | undefined
  index: number
  count: number
  tab: string
  onMove: (from: number, to: number) => void
  onRemove: (mediaId: string) => void
}

/** One picture or video: opens its details; dragged or moved with Alt and the arrow keys. */
export function MediaTile(props: MediaTileProps) {
  const { item, media, index, count, tab, onMove, onRemove } = props
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { ref, dropSide, isDragged } = useReorder(tab, index, onMove)
  const hasAlt = item.alt.trim() !== ''
  useEffect(() => {
    const element = ref.current
    const open = () => setOpen(true)
    element?.addEventListener(openDetailsEvent, open)
    return () => element?.removeEventListener(openDetailsEvent, open)
  }, [ref])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete') {
      event.preventDefault()
      onRemove(item.mediaId)
    }
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    event.preventDefault()
    const isForward = (event.key === 'ArrowRight') === (document.documentElement.dir !== 'rtl')
    onMove(index, index + (isForward ? 1 : -1))
  }
  const name = media?.name ?? t('composer.mediaGone')
  return (
    <li ref={ref} data-media={item.mediaId} className={`relative size-20 ${isDragged ? 'opacity-40' : ''}`}>
      <Popover
        open={isOpen}
        onOpenChange={setOpen}
        side="top"
        aria-label={name}
        trigger={
          <button
            type="button"
            onKeyDown={onKeyDown}
            aria-label={[
              t('composer.mediaPlace', { place: index + 1, count, name }),
              hasAlt ? item.alt : t('composer.altMissing'),
            ].join('. ')}
            className="relative flex size-20 items-center justify-center overflow-hidden rounded-md bg-sunken"
          >
            <Thumbnail media={media} />
            <Badges media={media} hasAlt={hasAlt} />
          </button>
        }
      >
        <MediaDetails {...props} onClose={() => setOpen(false)} />
      </Popover>
      {dropSide !== null && (
        <span
          className={`absolute inset-y-0 w-0.5 rounded-full bg-accent ${dropSide === 'before' ? '-start-1.5' : '-end-1.5'}`}
        />
      )}
    </li>
  )
}

export function Thumbnail({ media }: { media: Media | null | undefined }) {
  if (media === undefined) return null
  if (media === null) {
    return (
      <span className="text-danger">
        <Icon icon={ImageOff} size={20} />
      </span>
    )
  }
  if (media.kind === 'video') {
    return <video src={mediaUrl(media.id)} preload="metadata" muted className="size-full object-cover" />
  }
  return <img src={mediaUrl(media.id, 320)} alt="" draggable={false} className="size-full object-cover" />
}

function Badges({ media, hasAlt }: { media: Media | null | undefined; hasAlt: boolean }) {
  const { t } = useTranslation()
  const badge = 'flex h-4 items-center gap-0.5 rounded-sm px-1 text-[0.625rem] font-semibold'
  return (
    <span aria-hidden className="absolute inset-x-1 bottom-1 flex items-end justify-between gap-1">
      {media?.kind === 'video' || media?.kind === 'animation' ? (
        <span className={`${badge} bg-ink text-paper tabular`}>
          <Icon icon={media.kind === 'video' ? Film : Clapperboard} size={12} />
          {media.durationMs !== null && media.kind === 'video' && clockText(media.durationMs)}
        </span>
      ) : (
        <span />
      )}
      {media !== null && (
        <span className={`${badge} ${hasAlt ? 'bg-ink text-paper' : 'bg-warning-soft text-warning'}`}>
          {!hasAlt && <Icon icon={TriangleAlert} size={12} />}
          {t('composer.altShort')}
        </span>
      )}
    </span>
  )
}

/** Dragging within the tray of one tab. */
function useReorder(tab: string, index: number, onMove: (from: number, to: number) => void) {
  const ref = useRef<HTMLLIElement>(null)
  const [dropSide, setDropSide] = useState<'before' | 'after' | null>(null)
  const [isDragged, setDragged] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const sideOf = (clientX: number) => {
      const { left, width } = element.getBoundingClientRect()
      const isLeft = clientX < left + width / 2
      return isLeft === (document.documentElement.dir !== 'rtl') ? 'before' : 'after'
    }
    const stopDragging = draggable({
      element,
      getInitialData: () => ({ tray: tab, index }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    })
    const stopDropping = dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data['tray'] === tab && source.data['index'] !== index,
      onDrag: ({ location }) => setDropSide(sideOf(location.current.input.clientX)),
      onDragLeave: () => setDropSide(null),
      onDrop: ({ source, location }) => {
        setDropSide(null)
        const from = source.data['index']
        if (typeof from !== 'number') return
        const gap = index + (sideOf(location.current.input.clientX) === 'after' ? 1 : 0)
        onMove(from, from < gap ? gap - 1 : gap)
      },
    })
    return () => {
      stopDragging()
      stopDropping()
    }
  }, [tab, index, onMove])
  return { ref, dropSide, isDragged }
}
