import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

type Side = 'over' | 'under'

/** Lets a line of the list be dragged over or under another one; `data-over` marks where it would go. */
export function useLayerDrag(
  ref: RefObject<HTMLElement | null>,
  key: string,
  onDrop: (movedKey: string, side: Side) => void,
): void {
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  })
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const hide = () => element.removeAttribute('data-over')
    const sideAt = (clientY: number): Side => {
      const { top, height } = element.getBoundingClientRect()
      return clientY < top + height / 2 ? 'over' : 'under'
    }
    return combine(
      draggable({
        element,
        canDrag: () => element.querySelector('input') === null,
        getInitialData: () => ({ kind: 'layerRow', key }),
        onDragStart: () => element.setAttribute('data-dragging', ''),
        onDrop: () => element.removeAttribute('data-dragging'),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source: { data } }) => data['kind'] === 'layerRow' && data['key'] !== key,
        onDrag: ({ location }) => element.setAttribute('data-over', sideAt(location.current.input.clientY)),
        onDragLeave: hide,
        onDrop: ({ source, location }) => {
          hide()
          const moved = source.data['key']
          if (typeof moved === 'string') drop.current(moved, sideAt(location.current.input.clientY))
        },
      }),
    )
  }, [ref, key])
}
