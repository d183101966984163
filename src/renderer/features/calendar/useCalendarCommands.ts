import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  CalendarDays,
  CalendarPlus,
  CalendarRange,
  ChevronLeft,
  ChevronRight,
  ListChecks,
  ListPlus,
  Move,
  Repeat2,
  Sun,
  Theater,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Command } from '../../commands/Command.ts'
import { useCommands } from '../../commands/registry.ts'
import { openRepostDialog } from '../../lib/repostDialog.ts'
import type { CalendarControl } from './CalendarControl.ts'
import { turnPage } from './calendarDays.ts'
import { focusOn, select, useCalendar } from './calendarStore.ts'
import { nudge, pickUp, targets } from './carrying.ts'
import type { Arrow } from './moveFocus.ts'
import { queueable, useAddToQueue } from './useAddToQueue.ts'
import { useRehearse } from './useRehearse.ts'

const nudges: { arrow: Arrow; id: string; key: string; icon: LucideIcon }[] = [
  { arrow: 'left', id: 'Left', key: 'ArrowLeft', icon: ArrowLeft },
  { arrow: 'right', id: 'Right', key: 'ArrowRight', icon: ArrowRight },
  { arrow: 'up', id: 'Up', key: 'ArrowUp', icon: ArrowUp },
  { arrow: 'down', id: 'Down', key: 'ArrowDown', icon: ArrowDown },
]

/** Turns to the next or last month or week; the keyboard goes along when it was on the days. */
export function turn(control: CalendarControl, by: 1 | -1): void {
  const { focus } = useCalendar.getState()
  const from = focus !== null && control.days.includes(focus.day) ? focus.day : control.place.date
  const date = turnPage(control.view, from, by)
  control.place.go({ date })
  if (hasKeyboard(control)) focusOn({ day: date, item: null })
}

/** Turns to the page of today. */
export function goToday(control: CalendarControl): void {
  control.place.go({ date: control.today })
  if (hasKeyboard(control)) focusOn({ day: control.today, item: null })
}

const hasKeyboard = ({ grid }: CalendarControl) => grid.current?.contains(document.activeElement) === true

/** What is out of the one post that is meant; nothing when several are. */
export function outOfTarget(control: Pick<CalendarControl, 'cards'>): string[] {
  const [group, ...others] = targets(control)
  if (group === undefined || others.length > 0) return []
  return group.deliveries.filter(({ publishedAt }) => publishedAt !== null).map(({ id }) => id)
}

/** What can be done on the calendar with keys and from the palette. */
export function useCalendarCommands(control: CalendarControl): void {
  const hasTargets = () => useCalendar.getState().carrying === null && targets(control).length > 0
  const rehearse = useRehearse(control)
  const addToQueue = useAddToQueue()
  const commands: Command[] = [
    {
      id: 'calendar.today',
      label: 'calendar.commands.today',
      icon: Sun,
      shortcut: 'T',
      group: 'view',
      run: () => goToday(control),
    },
    {
      id: 'calendar.previous',
      label: control.view === 'month' ? 'calendar.commands.lastMonth' : 'calendar.commands.lastWeek',
      icon: ChevronLeft,
      shortcut: 'PageUp',
      group: 'view',
      run: () => turn(control, -1),
    },
    {
      id: 'calendar.next',
      label: control.view === 'month' ? 'calendar.commands.nextMonth' : 'calendar.commands.nextWeek',
      icon: ChevronRight,
      shortcut: 'PageDown',
      group: 'view',
      run: () => turn(control, 1),
    },
    {
      id: 'calendar.month',
      label: 'calendar.commands.month',
      icon: CalendarDays,
      shortcut: '1',
      group: 'view',
      when: () => control.view !== 'month',
      run: () => control.place.go({ view: 'month' }),
    },
    {
      id: 'calendar.week',
      label: 'calendar.commands.week',
      icon: CalendarRange,
      shortcut: '2',
      group: 'view',
      when: () => control.view !== 'week',
      run: () => control.place.go({ view: 'week' }),
    },
    {
      id: 'publishing.rehearse',
      label: control.view === 'month' ? 'calendar.commands.rehearseMonth' : 'calendar.commands.rehearseWeek',
      icon: Theater,
      shortcut: 'G R',
      group: 'publishing',
      run: rehearse,
    },
    {
      id: 'calendar.newOnDay',
      label: 'calendar.commands.newOnDay',
      icon: CalendarPlus,
      shortcut: 'N',
      group: 'create',
      when: () => useCalendar.getState().focus !== null && hasKeyboard(control),
      run: () => {
        const { focus } = useCalendar.getState()
        if (focus !== null) control.newPost(focus.day, null)
      },
    },
    {
      id: 'calendar.selectAll',
      label: 'calendar.commands.selectAll',
      icon: ListChecks,
      shortcut: 'Mod+A',
      group: 'edit',
      when: () => control.cards.groups.length > 0,
      run: () =>
        select(
          control.cards.groups.map(group => group.key),
          null,
        ),
    },
    {
      id: 'calendar.pickUp',
      label: 'calendar.commands.pickUp',
      icon: Move,
      shortcut: 'M',
      group: 'edit',
      when: hasTargets,
      run: () => pickUp(control),
    },
    {
      id: 'calendar.addToQueue',
      label: 'queue.addHelp',
      icon: ListPlus,
      group: 'publishing',
      when: () => hasTargets() && queueable(control).length > 0,
      run: () => addToQueue(queueable(control)),
    },
    {
      id: 'calendar.repost',
      label: 'reposts.command',
      icon: Repeat2,
      shortcut: 'R',
      group: 'create',
      when: () => outOfTarget(control).length > 0,
      run: () => openRepostDialog(...outOfTarget(control)),
    },
    ...nudges.map(({ arrow, id, key, icon }): Command => ({
      id: `calendar.nudge${id}`,
      label: `calendar.commands.${control.view}${id}`,
      icon,
      shortcut: `Alt+${key}`,
      group: 'edit',
      when: hasTargets,
      run: () => nudge(control, arrow),
    })),
  ]
  useCommands(commands)
}
