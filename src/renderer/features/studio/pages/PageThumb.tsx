import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scene } from '#shared/design/scene.ts'
import { cx } from '../../../ui/cx.ts'
import { ScenePicture } from '../ScenePicture.tsx'

interface PageThumbProps {
  scene: Scene
  size: number
  restMs: number
  pageId: string
  /** Counted from 0. */
  at: number
  count: number
  isShown: boolean
  onShow: () => void
  onMove: (to: number) => void
  /** Another page was let go on it. */
  onDropped: (movedId: string) => void
  onStep: (by: 1 | -1) => void
}

/** One page in the strip: shown with a click, moved by dragging or with Alt and the arrows. */
export function PageThumb(props: PageThumbProps) {
  const { scene, size, restMs, pageId, at, count, isShown, onShow, onMove, onDropped, onStep } = props
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  usePageDrag(button, pageId, onDropped)
  useEffect(() => {
    if (isShown) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isShown, at])
  return (
    <li className="shrink-0">
      <button
        ref={button}
        type="button"
        aria-current={isShown ? 'page' : undefined}
        aria-label={t('studio.pages.page', { at: at + 1, count })}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
        title={t('studio.pages.moveHint')}
        onClick={onShow}
        onKeyDown={event => {
          const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null
          if (by === null) return
          event.preventDefault()
          if (event.altKey) onMove(at + by)
          else {
            onStep(by)
            const next = event.currentTarget.parentElement
            const other = by === 1 ? next?.nextElementSibling : next?.previousElementSibling
            other?.querySelector('button')?.focus()
          }
        }}
        className={cx(
          'block rounded-sm outline-offset-1 data-dragging:opacity-40 data-over:ring-2 data-over:ring-accent',
          isShown ? 'outline-2 outline-accent' : 'hover:outline-1 hover:outline-edge',
        )}
      >
        <ScenePicture scene={scene} size={size} restMs={restMs} />
      </button>
    </li>
  )
}

function usePageDrag(
  ref: RefObject<HTMLElement | null>,
  pageId: string,
  onDropped: (movedId: string) => void,
): void {
  const dropped = useRef(onDropped)
  useEffect(() => {
    dropped.current = onDropped
  })
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const hide = () => element.removeAttribute('data-over')
    return combine(
      draggable({
        element,
        getInitialData: () => ({ kind: 'designPage', pageId }),
        onDragStart: () => element.setAttribute('data-dragging', ''),
        onDrop: () => element.removeAttribute('data-dragging'),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source: { data } }) => data['kind'] === 'designPage' && data['pageId'] !== pageId,
        onDragEnter: () => element.setAttribute('data-over', ''),
        onDragLeave: hide,
        onDrop: ({ source }) => {
          hide()
          const moved = source.data['pageId']
          if (typeof moved === 'string') dropped.current(moved)
        },
      }),
    )
  }, [ref, pageId])
}
