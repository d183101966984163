import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { Stage } from '../../stage/Stage.ts'

/** A place on the paper, in units of the format on screen. */
export interface Place {
  x: number
  y: number
}

/** Puts something into the design: where it was dropped, or null where it was only chosen. */
export type UsePiece = (at: Place | null) => void

const kind = 'piece'

/** Lets something of a section be dragged onto the canvas. */
export function usePieceDrag(ref: RefObject<HTMLElement | null>, onUse: UsePiece): void {
  const latest = useRef(onUse)
  useEffect(() => {
    latest.current = onUse
  })
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    return draggable({
      element,
      getInitialData: () => ({ kind, put: (at: Place) => latest.current(at) }),
      onDragStart: () => element.setAttribute('data-dragging', ''),
      onDrop: () => element.removeAttribute('data-dragging'),
    })
  }, [ref])
}

/** Lets the canvas take what is dragged from a section. */
export function usePieceDrops(host: RefObject<HTMLElement | null>, stage: Stage | null): void {
  useEffect(() => {
    const element = host.current
    if (element === null || stage === null) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data.kind === kind,
      onDrop: ({ source, location }) => {
        const { clientX: x, clientY: y } = location.current.input
        const { put } = source.data as { put: (at: Place) => void }
        put(stage.unitsAt({ x, y }))
        stage.focus()
      },
    })
  }, [host, stage])
}
