import { Printer } from 'lucide-react'
import { useCommands } from '../commands/registry.ts'

/** Ctrl+P here is not the screen as it stands, but what `print` makes for paper; `when`: while there is something. */
export function usePrintAs(print: () => void, when?: () => boolean): void {
  useCommands([
    {
      id: 'app.print',
      label: 'commands.print',
      icon: Printer,
      shortcut: 'Mod+P',
      group: 'view',
      ...(when === undefined ? {} : { when }),
      run: print,
    },
  ])
}
