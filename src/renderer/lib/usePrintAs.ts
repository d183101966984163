import { Printer } from 'lucide-react'
import { useCommands } from '../commands/registry.ts'

/** Ctrl+P is `print`, here: a screen that has more to print than what is in sight takes it over from the app. `when`: while there is something. */
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
