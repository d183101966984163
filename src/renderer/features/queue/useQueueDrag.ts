import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect } from 'react'
import type { RefObject } from 'react'

interface QueueDragOptions {
  channelId: string
  /** What can be dragged from here, or null. */
  deliveryId: string | null
  /** Whether something of the queue can be dropped here. */
  isOpen: boolean
  onDrop: (deliveryId: string) => void
}

/** Lets a row of a queue be dragged to another place of the same channel; `data-over` marks where it would go. */
export function useQueueDrag(ref: RefObject<HTMLElement | null>, options: QueueDragOptions): void {
  const { channelId, deliveryId, isOpen, onDrop } = options
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const hide = () => element.removeAttribute('data-over')
    return combine(
      draggable({
        element,
        canDrag: () => deliveryId !== null,
        getInitialData: () => ({ kind: 'queued', channelId, deliveryId }),
        onDragStart: () => element.setAttribute('data-dragging', ''),
        onDrop: () => element.removeAttribute('data-dragging'),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source: { data } }) =>
          isOpen && data.kind === 'queued' && data.channelId === channelId && data.deliveryId !== deliveryId,
        onDragEnter: () => element.setAttribute('data-over', 'move'),
        onDragLeave: hide,
        onDrop: ({ source }) => {
          hide()
          if (typeof source.data.deliveryId === 'string') onDrop(source.data.deliveryId)
        },
      }),
    )
  }, [ref, channelId, deliveryId, isOpen, onDrop])
}
