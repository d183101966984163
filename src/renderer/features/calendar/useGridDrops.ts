import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { monitorForExternal } from '@atlaskit/pragmatic-drag-and-drop/external/adapter'
import { containsFiles, getFiles } from '@atlaskit/pragmatic-drag-and-drop/external/file'
import { preventUnhandled } from '@atlaskit/pragmatic-drag-and-drop/prevent-unhandled'
import { useEffect, useRef } from 'react'
import type { CalendarControl } from './CalendarControl.ts'
import { useCalendar } from './calendarStore.ts'
import { atMinute } from './sensibleTime.ts'
import { readCardDrag } from './useDraggableCard.ts'
import { isCopy, readDropPlace } from './useDropDay.ts'
import type { DropInput, DropPlace } from './useDropDay.ts'

/** What happens when cards or files are let go over a day. */
export function useGridDrops(control: CalendarControl): void {
  const latest = useRef(control)
  useEffect(() => {
    latest.current = control
  })
  useEffect(
    () =>
      combine(
        monitorForElements({
          canMonitor: ({ source }) => readCardDrag(source.data) !== null,
          onDrop: ({ source, location }) => {
            const place = readDropPlace(location.current.dropTargets[0]?.data ?? {})
            const card = readCardDrag(source.data)
            if (place !== null && card !== null) {
              dropCard(latest.current, card.key, place, location.current.input)
            }
          },
        }),
        monitorForExternal({
          canMonitor: containsFiles,
          // A file that misses the days must not replace the whole app by its picture.
          onDragStart: () => preventUnhandled.start(),
          onDrop: ({ source, location }) => {
            preventUnhandled.stop()
            const place = readDropPlace(location.current.dropTargets[0]?.data ?? {})
            if (place !== null) latest.current.bring(place.day, place.minute, getFiles({ source }))
          },
        }),
      ),
    [],
  )
}

/** A card of the selection takes the others along. */
function dropCard(control: CalendarControl, key: string, place: DropPlace, input: DropInput): void {
  const group = control.cards.byKey.get(key)
  if (group === undefined) return
  const { selected } = useCalendar.getState()
  const groups = selected.has(key)
    ? [...selected].flatMap(k => control.cards.byKey.get(k) ?? []).sort((a, b) => a.dueMs - b.dueMs)
    : [group]
  const to = place.minute === null ? place.day + group.local.slice(10) : atMinute(place.day, place.minute)
  void (isCopy(input) ? control.copy : control.move)(groups, group.local, to)
}
