import {
  Grid3x3,
  Magnet,
  Redo2,
  Ruler,
  SquareDashedMousePointer,
  Trash2,
  Undo2,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import type { Command } from '../../commands/Command.ts'
import { useCommands } from '../../commands/registry.ts'
import { toggleAid } from './studioAids.ts'
import type { AidName } from './studioAids.ts'
import { useStudio } from './StudioContext.ts'

const aids = {
  rulers: { icon: Ruler, shortcut: 'Shift+R' },
  grid: { icon: Grid3x3, shortcut: 'Shift+G' },
  snap: { icon: Magnet, shortcut: 'Shift+S' },
}

/** What can be done in the editor, with its keys. */
export function useEditorCommands(): void {
  const { undo, redo, stage, selection, page, run, select } = useStudio()
  const ids = selection.map(({ id }) => id)
  const commands: Command[] = [
    // Named as those of the app, whose place they take: what was done before the design was opened is not taken back from in here.
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
      group: 'edit',
      run: redo,
    },
    {
      id: 'studio.remove',
      label: 'studio.commands.remove',
      icon: Trash2,
      shortcut: 'Delete',
      group: 'edit',
      when: () => ids.length > 0,
      run: () => run('removeLayers', { ids }),
    },
    {
      id: 'studio.selectAll',
      label: 'studio.commands.selectAll',
      icon: SquareDashedMousePointer,
      shortcut: 'Mod+A',
      group: 'edit',
      run: () => select(page.layers.filter(({ locked }) => !locked).map(({ id }) => id)),
    },
    {
      id: 'studio.zoomIn',
      label: 'studio.zoomIn',
      icon: ZoomIn,
      shortcut: '+',
      group: 'view',
      run: () => stage?.zoomBy(1),
    },
    {
      id: 'studio.zoomOut',
      label: 'studio.zoomOut',
      icon: ZoomOut,
      shortcut: '-',
      group: 'view',
      run: () => stage?.zoomBy(-1),
    },
    ...(Object.keys(aids) as AidName[]).map(name => ({
      id: `studio.${name}`,
      label: `studio.commands.${name}`,
      ...aids[name],
      group: 'view' as const,
      run: () => toggleAid(name),
    })),
  ]
  useCommands(commands)
}
