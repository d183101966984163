import { useTranslation } from 'react-i18next'
import type { Command } from '../../../commands/Command.ts'
import { shortcutKeys } from '../../../commands/shortcut.ts'
import { ContextMenu } from '../../../ui/ContextMenu.tsx'
import type { MenuEntry } from '../../../ui/Menu.tsx'
import { useStudio } from '../StudioContext.ts'
import { useStudioAids } from '../studioAids.ts'
import type { AidName } from '../studioAids.ts'
import { useStudioView } from '../studioView.ts'

/** What is offered on layers, and on the paper: ids of commands, a null for a line between. */
const onLayers = [
  ...['open', 'choosePicture', 'cut', 'copy', 'paste', 'duplicate', 'remove', null],
  ...['front', 'forward', 'backward', 'back', null, 'group', 'ungroup', null, 'lock', 'hide', 'hideHere'],
]
const onPaper = [
  'paste',
  'selectAll',
  null,
  'zoomFit',
  'zoomWhole',
  null,
  'rulers',
  'grid',
  'snap',
  'safeZone',
]

/** The context menu of the canvas and of the list of layers, made from the commands. */
export function EditorContextMenu({ commands }: { commands: readonly Command[] }) {
  const { t } = useTranslation()
  const { selection, stage } = useStudio()
  const aids = useStudioAids()
  const at = useStudioView(state => state.menuAt)
  const entryOf = (id: string | null, index: number): MenuEntry[] => {
    if (id === null) return [{ kind: 'separator', id: `line-${String(index)}` }]
    const command = commands.find(one => one.id === `studio.${id}`)
    if (command === undefined || (command.when?.() === false && id !== 'paste')) return []
    return [
      {
        id,
        label: t(command.label),
        icon: command.icon,
        keys: shortcutKeys(command.shortcut),
        danger: id === 'remove',
        ...(id in aids ? { checked: aids[id as AidName] } : {}),
        onSelect: () => command.run(),
      },
    ]
  }
  return (
    <ContextMenu
      aria-label={t('studio.menu')}
      at={at}
      entries={withoutEmptyParts((selection.length > 0 ? onLayers : onPaper).flatMap(entryOf))}
      onClose={() => {
        useStudioView.setState({ menuAt: null })
        stage?.focus()
      }}
    />
  )
}

/** A line stands only between two things. */
const withoutEmptyParts = (entries: readonly MenuEntry[]): MenuEntry[] =>
  entries.filter(
    (entry, at) =>
      entry.kind !== 'separator' ||
      (at > 0 && entries[at - 1]?.kind !== 'separator' && entries[at + 1] !== undefined),
  )
