import { defaultBrandKit } from '#shared/design/defaultBrandKit.ts'
import { type Design, designVersion, type Guides } from '#shared/design/design.ts'
import { type CommandArgs, type DesignCommand, runDesignCommand } from '#shared/design/designCommands.ts'
import {
  changeDesign,
  type ChangeMode,
  closeStep,
  type Edited,
  emptyHistory,
  redoStep,
  undoStep,
} from '#shared/design/history/history.ts'
import type { Layer } from '#shared/design/layer.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import type { Scene } from '#shared/design/scene.ts'
import { sceneOf } from '#shared/design/sceneOf.ts'
import { studioAssets } from '../../src/renderer/features/studio/assets/studioAssets.ts'
import { createStage } from '../../src/renderer/features/studio/stage/createStage.ts'
import type { Stage, StageEvents } from '../../src/renderer/features/studio/stage/Stage.ts'

/** A design on a stage, changed by the same commands as in the app; and what the stage told. */
export interface HeldDesign {
  stage: Stage
  /** The picture, and what takes the pointer. */
  canvas: HTMLCanvasElement
  upper: HTMLCanvasElement
  scene(): Scene
  selected(): readonly string[]
  guides(): Guides
  steps(): number
  told: string[]
  run<C extends DesignCommand>(command: C, args: CommandArgs<C>, mode?: ChangeMode): void
  undo(): void
  redo(): void
  destroy(): void
}

const kit = defaultBrandKit('#a9421a')
const [formatId, pageId] = ['format', 'page']

const designOf = ({ width, height, fill, layers }: Scene): Design => ({
  version: designVersion,
  formats: [{ id: formatId, kind: 'custom', name: '', width, height }],
  homeFormatId: formatId,
  pages: [{ id: pageId, fill, layers: [...layers] }],
  acrossPages: null,
  groupNames: {},
  guides: {},
})

/** Fills the page of the browser with a stage of this size that has a scene as its design. */
export function holdDesign(scene: Scene, size: { width: number; height: number }): HeldDesign {
  const host = document.createElement('div')
  Object.assign(host.style, { position: 'relative', width: `${size.width}px`, height: `${size.height}px` })
  document.body.style.margin = '0'
  document.body.replaceChildren(host)
  let edited: Edited = { design: designOf(scene), history: emptyHistory, open: null }
  let shown: Scene | null = null
  let selected: readonly string[] = []
  let made = 0
  const told: string[] = []
  const newId = () => `made-${(made += 1)}`
  const become = (next: Edited) => {
    edited = next
    const now = sceneOf(edited.design, pageId, formatId, kit)
    const before = shown
    shown = now
    stage.show(now, before)
  }
  const run: HeldDesign['run'] = (command, args, mode = 'step') =>
    become(changeDesign(edited, runDesignCommand(edited.design, command, args), command, mode))
  const choose = (ids: readonly string[]) => {
    selected = ids
    stage.select(ids)
  }
  const put = (layers: readonly Layer[]) => run('addLayers', { pageId, layers })
  const on: StageEvents = {
    select: ids => {
      selected = ids
      told.push(`select ${ids.join(' ')}`)
    },
    place: (frames, mode, scales) => run('placeLayers', { formatId, frames, scales }, mode),
    moving: frames => told.push(frames === null ? 'moved' : 'moving'),
    duplicate(frames) {
      const ids = Object.keys(frames)
      const before = made
      run('duplicateLayers', { ids, at: { formatId, frames }, newId })
      choose(ids.map((_, index) => `made-${before + index + 1}`))
    },
    grow: frames => {
      const heights = Object.fromEntries(Object.entries(frames).map(([id, frame]) => [id, frame.height]))
      run('fitHeights', { formatId, heights }, 'silent')
    },
    edit: (id, patch, mode) => run('editLayers', { ids: [id], formatId, patch }, mode),
    editing: id => {
      told.push(`editing ${id ?? 'nothing'}`)
      if (id === null) edited = closeStep(edited)
    },
    cropping: id => told.push(`cropping ${id ?? 'nothing'}`),
    wantsPicture: id => told.push(`wants a picture ${id}`),
    draw: ({ frame, points, width }) =>
      put([
        newLayer('drawing', newId(), frame, { lines: [{ paint: '#264653', width, opacity: 1, points }] }),
      ]),
    guides: guides => {
      run('setGuides', { formatId, guides })
      told.push('guides')
    },
    view: () => undefined,
    context: (_, id) => told.push(`context ${id ?? 'paper'}`),
  }
  const stage = createStage(host, { assets: studioAssets, on, label: 'Design' })
  const [canvas, upper] = host.querySelectorAll('canvas')
  if (canvas === undefined || upper === undefined) throw new Error('The stage has made no canvas.')
  become(edited)
  return {
    stage,
    canvas,
    upper,
    scene: () => sceneOf(edited.design, pageId, formatId, kit),
    selected: () => selected,
    guides: () => edited.design.guides[formatId] ?? { x: [], y: [] },
    steps: () => edited.history.at,
    told,
    run,
    undo: () => become(undoStep(edited)),
    redo: () => become(redoStep(edited)),
    destroy: () => stage.destroy(),
  }
}
