import {
  ClipboardPaste,
  Copy,
  CopyPlus,
  ImageUp,
  PencilLine,
  Scissors,
  SquareDashed,
  SquareDashedMousePointer,
  Trash2,
} from 'lucide-react'
import type { Command } from '../../../commands/Command.ts'
import type { Clipboard } from '../clipboard/useClipboard.ts'
import type { Studio } from '../StudioContext.ts'
import { useStudioView } from '../studioView.ts'
import { isOnCanvas } from './isOnCanvas.ts'

/** How far beside its original a copy lies, in units of the home format. */
const besideBy = 24

/** Copying, removing and choosing. */
export function editCommands(studio: Studio, clipboard: Clipboard): Command[] {
  const { selection, page, stage, run, select } = studio
  const isChosen = () => selection.length > 0
  const free = selection.filter(({ locked }) => !locked)
  const [only] = selection
  return [
    {
      id: 'studio.cut',
      label: 'studio.commands.cut',
      icon: Scissors,
      shortcut: 'Mod+X',
      isNative: true,
      group: 'edit',
      when: () => free.length > 0,
      run: () => void clipboard.cut(),
    },
    {
      id: 'studio.copy',
      label: 'studio.commands.copy',
      icon: Copy,
      shortcut: 'Mod+C',
      isNative: true,
      group: 'edit',
      when: isChosen,
      run: () => void clipboard.copy(),
    },
    {
      id: 'studio.paste',
      label: 'studio.commands.paste',
      icon: ClipboardPaste,
      shortcut: 'Mod+V',
      isNative: true,
      group: 'edit',
      run: () => void clipboard.paste(),
    },
    {
      id: 'studio.duplicate',
      label: 'studio.commands.duplicate',
      icon: CopyPlus,
      shortcut: 'Mod+D',
      group: 'edit',
      when: isChosen,
      run: () => {
        const made: string[] = []
        const newId = () => {
          const id = crypto.randomUUID()
          made.push(id)
          return id
        }
        run('duplicateLayers', { ids: selection.map(({ id }) => id), by: besideBy, newId })
        select(made)
      },
    },
    {
      id: 'studio.remove',
      label: 'studio.commands.remove',
      icon: Trash2,
      shortcut: 'Delete',
      alias: 'Backspace',
      group: 'edit',
      when: () => free.length > 0,
      run: () => run('removeLayers', { ids: free.map(({ id }) => id) }),
    },
    {
      id: 'studio.selectAll',
      label: 'studio.commands.selectAll',
      icon: SquareDashedMousePointer,
      shortcut: 'Mod+A',
      group: 'edit',
      when: () => page.layers.length > 0,
      run: () => select(page.layers.filter(({ locked, hidden }) => !locked && !hidden).map(({ id }) => id)),
    },
    {
      id: 'studio.leave',
      label: 'studio.commands.leave',
      icon: SquareDashed,
      shortcut: 'Escape',
      group: 'edit',
      when: () => isChosen() || studio.tool.kind !== 'select',
      run: () => {
        if (studio.tool.kind !== 'select') studio.setTool({ kind: 'select' })
        else if (stage?.escape() !== true) select([])
      },
    },
    {
      id: 'studio.open',
      label: 'studio.commands.open',
      icon: PencilLine,
      shortcut: 'Enter',
      group: 'edit',
      when: () => isOnCanvas() && only !== undefined && !only.locked && selection.length === 1 && opens(only),
      run: () => {
        if (only?.type === 'text') stage?.startEditing(only.id)
        else if (only?.type === 'image' && only.mediaId === null) choosePicture(only.id)
        else if (only !== undefined) stage?.startCropping(only.id)
      },
    },
    {
      id: 'studio.choosePicture',
      label: 'studio.commands.choosePicture',
      icon: ImageUp,
      shortcut: 'R',
      group: 'edit',
      when: () => only?.type === 'image' && !only.locked && selection.length === 1,
      run: () => only !== undefined && choosePicture(only.id),
    },
  ]
}

const opens = ({ type }: Studio['selection'][number]) => type === 'text' || type === 'image'

const choosePicture = (layerId: string) => useStudioView.setState({ choosing: layerId })
