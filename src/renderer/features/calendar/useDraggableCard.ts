import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect } from 'react'
import type { RefObject } from 'react'

/** What a dragged card carries. */
export interface CardDrag {
  kind: 'card'
  key: string
  /** How far below its upper edge the card was taken, px. */
  grabPx: number
}

/** What is being dragged, when it is a card of ours. */
export function readCardDrag(data: Record<string | symbol, unknown>): CardDrag | null {
  const { kind, key, grabPx } = data
  return kind === 'card' && typeof key === 'string' && typeof grabPx === 'number'
    ? { kind, key, grabPx }
    : null
}

/** Lets a card be dragged; while it is, `data-dragging` stands on it. */
export function useDraggableCard(ref: RefObject<HTMLElement | null>, key: string): void {
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    return draggable({
      element,
      getInitialData: ({ input }) => {
        const drag: CardDrag = {
          kind: 'card',
          key,
          grabPx: input.clientY - element.getBoundingClientRect().top,
        }
        return { ...drag }
      },
      onDragStart: () => element.setAttribute('data-dragging', ''),
      onDrop: () => element.removeAttribute('data-dragging'),
    })
  }, [ref, key])
}
