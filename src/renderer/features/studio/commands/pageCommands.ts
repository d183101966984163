import { ChevronDown, ChevronUp, Copy, FilePlus2, Trash2 } from 'lucide-react'
import { colourFill } from '#shared/design/paint.ts'
import type { Command } from '../../../commands/Command.ts'
import type { Studio } from '../StudioContext.ts'

/** Pages of a carousel, and the sizes of the design, by keys. */
export function pageCommands({ design, page, format, run, showPage, showFormat }: Studio): Command[] {
  const at = design.pages.indexOf(page)
  const formatAt = design.formats.indexOf(format)
  const step = (by: 1 | -1) => design.pages[at + by]
  return [
    {
      id: 'studio.addPage',
      label: 'studio.commands.addPage',
      icon: FilePlus2,
      shortcut: 'Mod+Enter',
      group: 'edit',
      when: () => design.pages.length < 20,
      run: () => {
        const id = crypto.randomUUID()
        run('addPage', { page: { id, fill: colourFill('brand:paper'), layers: [] }, after: page.id })
        showPage(id)
      },
    },
    {
      id: 'studio.duplicatePage',
      label: 'studio.commands.duplicatePage',
      icon: Copy,
      group: 'edit',
      when: () => design.pages.length < 20,
      run: () => {
        const as = crypto.randomUUID()
        run('duplicatePage', { pageId: page.id, as, newId: () => crypto.randomUUID() })
        showPage(as)
      },
    },
    {
      id: 'studio.removePage',
      label: 'studio.commands.removePage',
      icon: Trash2,
      group: 'edit',
      when: () => design.pages.length > 1,
      run: () => {
        const next = step(1) ?? step(-1)
        run('removePage', { pageId: page.id })
        if (next !== undefined) showPage(next.id)
      },
    },
    ...([1, -1] as const).map((by): Command => ({
      id: by === 1 ? 'studio.nextPage' : 'studio.previousPage',
      label: by === 1 ? 'studio.commands.nextPage' : 'studio.commands.previousPage',
      icon: by === 1 ? ChevronDown : ChevronUp,
      shortcut: by === 1 ? 'PageDown' : 'PageUp',
      group: 'view',
      when: () => step(by) !== undefined,
      run: () => {
        const next = step(by)
        if (next !== undefined) showPage(next.id)
      },
    })),
    ...([1, -1] as const).map((by): Command => ({
      id: by === 1 ? 'studio.nextSize' : 'studio.previousSize',
      label: by === 1 ? 'studio.commands.nextSize' : 'studio.commands.previousSize',
      icon: by === 1 ? ChevronDown : ChevronUp,
      shortcut: by === 1 ? 'Shift+PageDown' : 'Shift+PageUp',
      group: 'view',
      when: () => design.formats.length > 1,
      run: () => {
        const next = design.formats.at((formatAt + by) % design.formats.length)
        if (next !== undefined) showFormat(next.id)
      },
    })),
  ]
}
