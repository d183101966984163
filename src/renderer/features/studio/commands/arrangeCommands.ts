import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpToLine,
  Eye,
  EyeOff,
  FlipHorizontal2,
  FlipVertical2,
  Group,
  Lock,
  LockOpen,
  Ungroup,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { AlignTo } from '#shared/design/commands/alignLayers.ts'
import type { Command } from '../../../commands/Command.ts'
import type { Studio } from '../StudioContext.ts'

const orders = {
  front: { icon: ArrowUpToLine, shortcut: ']' },
  forward: { icon: ArrowUp, shortcut: 'Mod+]' },
  backward: { icon: ArrowDown, shortcut: 'Mod+[' },
  back: { icon: ArrowDownToLine, shortcut: '[' },
} as const

const alignments: Record<AlignTo, { icon: LucideIcon; shortcut: string }> = {
  left: { icon: AlignStartVertical, shortcut: 'Alt+A' },
  centre: { icon: AlignCenterVertical, shortcut: 'Alt+H' },
  right: { icon: AlignEndVertical, shortcut: 'Alt+D' },
  top: { icon: AlignStartHorizontal, shortcut: 'Alt+W' },
  middle: { icon: AlignCenterHorizontal, shortcut: 'Alt+V' },
  bottom: { icon: AlignEndHorizontal, shortcut: 'Alt+S' },
}

const spacings = {
  x: { icon: AlignHorizontalSpaceBetween, shortcut: 'Alt+Shift+H' },
  y: { icon: AlignVerticalSpaceBetween, shortcut: 'Alt+Shift+V' },
} as const

const flips = {
  x: { icon: FlipHorizontal2, shortcut: 'Shift+H' },
  y: { icon: FlipVertical2, shortcut: 'Shift+V' },
} as const

const keysOf = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as K[]

/** Where layers lie: order, groups, alignment, and what keeps them from being touched or seen. */
export function arrangeCommands({ selection, design, format, run }: Studio): Command[] {
  const ids = selection.map(({ id }) => id)
  const formatId = format.id
  const group = 'edit' as const
  const isChosen = () => ids.length > 0
  const isFree = () => selection.some(({ locked }) => !locked)
  const areLocked = selection.every(({ locked }) => locked)
  const areHidden = selection.every(layer => layer.adjustments[formatId]?.hidden ?? layer.hidden)
  return [
    {
      id: 'studio.group',
      label: 'studio.commands.group',
      icon: Group,
      shortcut: 'Mod+G',
      group,
      when: () => ids.length > 1,
      run: () => run('groupLayers', { ids, groupId: crypto.randomUUID() }),
    },
    {
      id: 'studio.ungroup',
      label: 'studio.commands.ungroup',
      icon: Ungroup,
      shortcut: 'Mod+Shift+G',
      group,
      when: () => selection.some(({ groupIds }) => groupIds.length > 0),
      run: () => run('ungroupLayers', { ids }),
    },
    ...keysOf(orders).map(to => ({
      id: `studio.${to}`,
      label: `studio.commands.${to}`,
      ...orders[to],
      group: group,
      when: isChosen,
      run: () => run('orderLayers', { ids, to }),
    })),
    ...keysOf(alignments).map(to => ({
      id: `studio.align.${to}`,
      label: `studio.commands.align.${to}`,
      ...alignments[to],
      group: group,
      when: isFree,
      run: () => run('alignLayers', { ids, formatId, to }),
    })),
    ...keysOf(spacings).map(along => ({
      id: `studio.distribute.${along}`,
      label: `studio.commands.distribute.${along}`,
      ...spacings[along],
      group: group,
      when: () => selection.filter(({ locked }) => !locked).length > 2,
      run: () => run('distributeLayers', { ids, formatId, along }),
    })),
    ...keysOf(flips).map(along => ({
      id: `studio.flip.${along}`,
      label: `studio.commands.flip.${along}`,
      ...flips[along],
      group: group,
      when: isFree,
      run: () => run('flipLayers', { ids, along }),
    })),
    {
      id: 'studio.lock',
      label: areLocked ? 'studio.commands.unlock' : 'studio.commands.lock',
      icon: areLocked ? LockOpen : Lock,
      shortcut: 'Mod+Shift+L',
      group,
      when: isChosen,
      run: () => run('editLayers', { ids, formatId, patch: { locked: !areLocked } }),
    },
    {
      id: 'studio.hide',
      label: areHidden ? 'studio.commands.show' : 'studio.commands.hide',
      icon: areHidden ? Eye : EyeOff,
      shortcut: 'Mod+Shift+H',
      group,
      when: isChosen,
      run: () => run('hideLayers', { ids, hidden: !areHidden }),
    },
    {
      id: 'studio.hideHere',
      label: areHidden ? 'studio.commands.showHere' : 'studio.commands.hideHere',
      icon: areHidden ? Eye : EyeOff,
      group,
      when: () => isChosen() && design.formats.length > 1 && formatId !== design.homeFormatId,
      run: () => run('hideLayers', { ids, hidden: !areHidden, onlyIn: formatId }),
    },
  ]
}
