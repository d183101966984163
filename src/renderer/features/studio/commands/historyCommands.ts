import { Redo2, Undo2 } from 'lucide-react'
import type { Command } from '../../../commands/Command.ts'
import type { Studio } from '../StudioContext.ts'

/** Named as those of the app, whose place they take: what was done before the design was opened is not taken back in here. */
export const historyCommands = ({ undo, redo }: Studio): Command[] => [
  {
    id: 'edit.undo',
    label: 'commands.undo',
    icon: Undo2,
    shortcut: 'Mod+Z',
    group: 'edit',
    run: undo,
  },
  {
    id: 'edit.redo',
    label: 'commands.redo',
    icon: Redo2,
    shortcut: 'Mod+Shift+Z',
    alias: 'Mod+Y',
    group: 'edit',
    run: redo,
  },
]
