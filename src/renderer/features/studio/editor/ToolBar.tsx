import { Hand, MousePointer2, Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { resolvePaint } from '#shared/design/resolveBrand.ts'
import type { Command } from '../../../commands/Command.ts'
import { shortcutKeys } from '../../../commands/shortcut.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Slider } from '../../../ui/Slider.tsx'
import { PaintPicker } from '../pickers/PaintPicker.tsx'
import type { Tool } from '../stage/Stage.ts'
import { useStudio } from '../StudioContext.ts'

const tools = [
  { kind: 'select', icon: MousePointer2 },
  { kind: 'hand', icon: Hand },
  { kind: 'draw', icon: Pencil },
] as const

/** What she has in her hand; drawing with its colour and width. */
export function ToolBar({ commands }: { commands: readonly Command[] }) {
  const { t } = useTranslation()
  const { tool, setTool } = useStudio()
  return (
    <div
      role="toolbar"
      aria-label={t('studio.tools')}
      className="ms-auto flex shrink-0 items-center gap-0.5 ps-2"
    >
      {tool.kind === 'draw' && <DrawOptions tool={tool} onChange={setTool} />}
      {tools.map(({ kind, icon }) => {
        const command = commands.find(({ id }) => id === `studio.tool.${kind}`)
        return (
          <IconButton
            key={kind}
            size="sm"
            icon={icon}
            label={t(`studio.commands.${kind}`)}
            keys={shortcutKeys(command?.shortcut)}
            pressed={tool.kind === kind}
            onClick={() => command?.run()}
          />
        )
      })}
    </div>
  )
}

type DrawTool = Extract<Tool, { kind: 'draw' }>

function DrawOptions({ tool, onChange }: { tool: DrawTool; onChange: (tool: Tool) => void }) {
  const { t } = useTranslation()
  const { format, kit } = useStudio()
  const widest = Math.round(Math.min(format.width, format.height) / 12)
  return (
    <div className="flex items-center gap-2 pe-1">
      <PaintPicker
        label={t('studio.drawPaint')}
        variant="swatch"
        side="bottom"
        value={tool.paint}
        onChange={paint => onChange({ ...tool, paint: resolvePaint(paint, kit) })}
      />
      <span className="w-24">
        <Slider
          aria-label={t('studio.drawWidth')}
          min={1}
          max={widest}
          value={Math.min(tool.width, widest)}
          onChange={width => onChange({ ...tool, width })}
        />
      </span>
      <span className="w-6 text-end text-sm tabular">{tool.width}</span>
    </div>
  )
}
