import {
  Expand,
  Grid3x3,
  Hand,
  Magnet,
  MousePointer2,
  Percent,
  Pencil,
  Ruler,
  ZoomIn,
  ZoomOut,
  Scan,
  Smartphone,
} from 'lucide-react'
import { resolvePaint } from '#shared/design/resolveBrand.ts'
import type { Command } from '../../../commands/Command.ts'
import { toggleAid } from '../studioAids.ts'
import type { AidName } from '../studioAids.ts'
import type { Studio } from '../StudioContext.ts'

const aids = {
  rulers: { icon: Ruler, shortcut: 'Shift+R' },
  grid: { icon: Grid3x3, shortcut: 'Shift+G' },
  snap: { icon: Magnet, shortcut: 'Shift+S' },
  safeZone: { icon: Smartphone, shortcut: 'Shift+E' },
}

/** How she looks at the design, and with what in her hand. */
export function viewCommands({ stage, selection, setTool, kit, format }: Studio): Command[] {
  return [
    {
      id: 'studio.tool.select',
      label: 'studio.commands.select',
      icon: MousePointer2,
      shortcut: 'V',
      group: 'edit',
      run: () => setTool({ kind: 'select' }),
    },
    {
      id: 'studio.tool.hand',
      label: 'studio.commands.hand',
      icon: Hand,
      shortcut: 'H',
      group: 'edit',
      run: () => setTool({ kind: 'hand' }),
    },
    {
      id: 'studio.tool.draw',
      label: 'studio.commands.draw',
      icon: Pencil,
      shortcut: 'P',
      group: 'edit',
      run: () =>
        setTool({
          kind: 'draw',
          paint: resolvePaint('brand:primary', kit),
          width: Math.max(2, Math.round(Math.min(format.width, format.height) / 120)),
        }),
    },
    {
      id: 'studio.zoomIn',
      label: 'studio.zoomIn',
      icon: ZoomIn,
      shortcut: '+',
      alias: '=',
      repeats: true,
      group: 'view',
      run: () => stage?.zoomBy(1),
    },
    {
      id: 'studio.zoomOut',
      label: 'studio.zoomOut',
      icon: ZoomOut,
      shortcut: '-',
      repeats: true,
      group: 'view',
      run: () => stage?.zoomBy(-1),
    },
    {
      id: 'studio.zoomFit',
      label: 'studio.zoomFit',
      icon: Expand,
      shortcut: 'Mod+0',
      group: 'view',
      run: () => stage?.fit(),
    },
    {
      id: 'studio.zoomWhole',
      label: 'studio.commands.zoomWhole',
      icon: Percent,
      shortcut: 'Mod+1',
      group: 'view',
      run: () => stage?.zoomTo(1),
    },
    {
      id: 'studio.zoomSelection',
      label: 'studio.zoomSelection',
      icon: Scan,
      shortcut: 'Mod+2',
      group: 'view',
      when: () => selection.length > 0,
      run: () => stage?.fitSelection(),
    },
    ...(Object.keys(aids) as AidName[]).map(name => ({
      id: `studio.${name}`,
      label: `studio.commands.${name}`,
      ...aids[name],
      group: 'view' as const,
      run: () => toggleAid(name),
    })),
  ]
}
