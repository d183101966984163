import { createContext, use } from 'react'
import type { BrandKit } from '#shared/design/brandKit.ts'
import type { Design, Page } from '#shared/design/design.ts'
import type { CommandArgs, DesignCommand } from '#shared/design/designCommands.ts'
import type { DesignFormat } from '#shared/design/designFormat.ts'
import type { ChangeMode } from '#shared/design/history/history.ts'
import type { Layer } from '#shared/design/layer.ts'
import type { Scene } from '#shared/design/scene.ts'
import type { DesignCard } from '#shared/model/designCard.ts'
import type { SaveStatus } from '../../lib/autosave.ts'
import type { Stage, StageAssets, Tool } from './stage/Stage.ts'

/** What the parts of the editor share: the design as it is now, what is chosen in it, and how to change it. */
export interface Studio {
  card: DesignCard
  design: Design
  page: Page
  format: DesignFormat
  /** The page laid out for the format: frames and sizes as they are seen, brand colours resolved. */
  scene: Scene
  kit: BrandKit
  assets: StageAssets
  /** Layers of the page, from the lowest up; the design's own, not those of the scene. */
  selection: readonly Layer[]
  tool: Tool
  /** Null until the canvas stands. */
  stage: Stage | null
  select(ids: readonly string[]): void
  setTool(tool: Tool): void
  showPage(pageId: string): void
  showFormat(formatId: string): void
  /** Does a command at once; `merge` joins what is alike into one step of undo until `endStep`. */
  run<C extends DesignCommand>(command: C, args: CommandArgs<C>, mode?: ChangeMode): void
  endStep(): void
  undo(): void
  redo(): void
  /** Puts layers, whose frames are of the format on screen, above what is chosen, and chooses them. */
  addLayers(layers: readonly Layer[], groupNames?: Design['groupNames']): void
  /** Stores everything now; false when that failed (it is kept and tried again). */
  flush(): Promise<boolean>
  canUndo: boolean
  canRedo: boolean
  status: SaveStatus
  /** Another window saved since: nothing is stored from here any more until she decides. */
  isOutdated: boolean
  /** What the core answered when something else than the design was changed: its name, what it is for. */
  know(card: DesignCard): void
  /** Puts the design as it is stored now in the place of what is here. */
  reload(): void
}

export const StudioContext = createContext<Studio | null>(null)

export function useStudio(): Studio {
  const studio = use(StudioContext)
  if (studio === null) throw new Error('outside of the studio')
  return studio
}
