import type { Command } from '../../../commands/Command.ts'
import { useCommands } from '../../../commands/registry.ts'
import type { Clipboard } from '../clipboard/useClipboard.ts'
import { arrangeCommands } from '../commands/arrangeCommands.ts'
import { editCommands } from '../commands/editCommands.ts'
import { historyCommands } from '../commands/historyCommands.ts'
import { nudgeCommands } from '../commands/nudgeCommands.ts'
import { pageCommands } from '../commands/pageCommands.ts'
import { viewCommands } from '../commands/viewCommands.ts'
import { useStudio } from '../StudioContext.ts'

/** Everything that can be done in the editor: with its keys, in the palette, in menus. */
export function useEditorCommands(clipboard: Clipboard): readonly Command[] {
  const studio = useStudio()
  const commands = [
    ...historyCommands(studio),
    ...editCommands(studio, clipboard),
    ...arrangeCommands(studio),
    ...nudgeCommands(studio),
    ...pageCommands(studio),
    ...viewCommands(studio),
  ]
  useCommands(commands)
  return commands
}
