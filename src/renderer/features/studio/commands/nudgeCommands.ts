import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react'
import { homeOf, layerIn } from '#shared/design/layout/layerIn.ts'
import type { Command } from '../../../commands/Command.ts'
import type { Studio } from '../StudioContext.ts'
import { isOnCanvas } from './isOnCanvas.ts'

const ways = {
  Left: { x: -1, y: 0, icon: ArrowLeft },
  Right: { x: 1, y: 0, icon: ArrowRight },
  Up: { x: 0, y: -1, icon: ArrowUp },
  Down: { x: 0, y: 1, icon: ArrowDown },
}
type Way = keyof typeof ways

/** By one unit of the format, or with Shift by ten; a key that is held is one step of undo. */
export function nudgeCommands({ selection, design, format, run }: Studio): Command[] {
  const free = selection.filter(({ locked }) => !locked)
  const nudge = (way: Way, by: number, isRepeat: boolean) => {
    const { x, y } = ways[way]
    const home = homeOf(design)
    const frames = Object.fromEntries(
      free.map(layer => {
        const { frame } = layerIn(layer, home, format)
        return [layer.id, { ...frame, x: frame.x + x * by, y: frame.y + y * by }]
      }),
    )
    run('placeLayers', { formatId: format.id, frames }, isRepeat ? 'merge' : 'step')
  }
  return (Object.keys(ways) as Way[]).flatMap(way =>
    [1, 10].map((by): Command => ({
      id: `studio.nudge.${way}.${String(by)}`,
      label: by === 1 ? `studio.commands.nudge.${way}` : `studio.commands.nudgeFar.${way}`,
      icon: ways[way].icon,
      shortcut: by === 1 ? `Arrow${way}` : `Shift+Arrow${way}`,
      repeats: true,
      group: 'edit',
      when: () => free.length > 0 && isOnCanvas(),
      run: (isRepeat = false) => nudge(way, by, isRepeat),
    })),
  )
}
