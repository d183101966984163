import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { dropTargetForExternal } from '@atlaskit/pragmatic-drag-and-drop/external/adapter'
import { containsFiles } from '@atlaskit/pragmatic-drag-and-drop/external/file'
import type { DragLocationHistory } from '@atlaskit/pragmatic-drag-and-drop/types'
import { useEffect } from 'react'
import type { RefObject } from 'react'
import type { Day } from './calendarDays.ts'
import { readCardDrag } from './useDraggableCard.ts'

/** Where something is dropped: a day, and in the week the minute of it. */
export interface DropPlace {
  day: Day
  minute: number | null
}

export function readDropPlace(data: Record<string | symbol, unknown>): DropPlace | null {
  return typeof data.day === 'string'
    ? { day: data.day, minute: typeof data.minute === 'number' ? data.minute : null }
    : null
}

export interface DropInput {
  clientY: number
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
}

/** Alt while dropping makes a copy; so does the key that file managers use. */
export const isCopy = (input: DropInput) => input.altKey || input.ctrlKey || input.metaKey

interface DropDayOptions {
  day: Day
  /** The minute at a height of the window, where the place has hours. */
  minuteAt?: (clientY: number, grabPx: number, element: Element) => number
  /** Something hovers at this minute (null: left). */
  onHover?: (minute: number | null) => void
}

/** Where it would go: a free slot inside of the day knows its minute better than the day. */
const innermost = (
  location: DragLocationHistory,
  self: { data: Record<string | symbol, unknown> },
): Record<string | symbol, unknown> => location.current.dropTargets[0]?.data ?? self.data

/** Cards and files can be dropped on a day; while they hover, `data-over` on it says move, copy or files. */
export function useDropDay(ref: RefObject<HTMLElement | null>, options: DropDayOptions): void {
  const { day, minuteAt, onHover } = options
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const place = (input: DropInput, grabPx: number) => ({
      day,
      minute: minuteAt?.(input.clientY, grabPx, element) ?? null,
    })
    const show = (over: 'move' | 'copy' | 'files', data: Record<string | symbol, unknown>) => {
      element.setAttribute('data-over', over)
      onHover?.(readDropPlace(data)?.minute ?? null)
    }
    const hide = () => {
      element.removeAttribute('data-over')
      onHover?.(null)
    }
    return combine(
      dropTargetForElements({
        element,
        canDrop: ({ source }) => readCardDrag(source.data) !== null,
        getData: ({ input, source }) => place(input, readCardDrag(source.data)?.grabPx ?? 0),
        getDropEffect: ({ input }) => (isCopy(input) ? 'copy' : 'move'),
        onDragEnter: ({ location, self }) =>
          show(isCopy(location.current.input) ? 'copy' : 'move', innermost(location, self)),
        onDrag: ({ location, self }) =>
          show(isCopy(location.current.input) ? 'copy' : 'move', innermost(location, self)),
        onDragLeave: hide,
        onDrop: hide,
      }),
      dropTargetForExternal({
        element,
        canDrop: containsFiles,
        getData: ({ input }) => place(input, 0),
        getDropEffect: () => 'copy',
        onDragEnter: ({ self }) => show('files', self.data),
        onDrag: ({ self }) => show('files', self.data),
        onDragLeave: hide,
        onDrop: hide,
      }),
    )
  }, [ref, day, minuteAt, onHover])
}
