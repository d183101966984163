import { CanvasHost } from './CanvasHost.tsx'
import { EditorBar } from './EditorBar.tsx'
import { FormatTabs } from './FormatTabs.tsx'
import { Inspector } from './inspector/Inspector.tsx'
import { Sections } from './sections/Sections.tsx'
import { useStudio } from './StudioContext.ts'
import { useEditorCommands } from './useEditorCommands.ts'

/** The editor of a design: bar, sections, canvas, inspector. */
export function Editor() {
  const { card } = useStudio()
  useEditorCommands()
  return (
    <div className="flex h-full min-h-0 flex-col">
      <title>{`${card.name} · Ratiba`}</title>
      <EditorBar />
      <div className="flex min-h-0 flex-1">
        <Sections />
        <div className="flex min-w-0 flex-1 flex-col">
          <FormatTabs />
          <div className="relative min-h-0 flex-1 bg-sunken">
            <CanvasHost />
          </div>
        </div>
        <aside className="flex w-65 shrink-0 flex-col overflow-y-auto border-s">
          <Inspector />
        </aside>
      </div>
    </div>
  )
}
