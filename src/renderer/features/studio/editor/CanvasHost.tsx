import { use, useEffect, useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { DesignFormat } from '#shared/design/designFormat.ts'
import type { Guides } from '#shared/design/design.ts'
import type { Scene } from '#shared/design/scene.ts'
import { layersFor } from '#shared/design/layersFor.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import { safeZoneOf } from '#shared/design/safeZoneOf.ts'
import { usePieceDrops } from '../sections/pieces/usePieceDrag.ts'
import { createStage } from '../stage/createStage.ts'
import type { Stage, StageEvents } from '../stage/Stage.ts'
import { StageSlot } from './StageSlot.ts'
import { useStudio } from '../StudioContext.ts'
import type { Studio } from '../StudioContext.ts'
import { useStudioAids } from '../studioAids.ts'
import { stillView, useStudioView } from '../studioView.ts'

/** Distance of the lines of the grid, in units. */
const gridStep = 40
const noGuides = { x: [], y: [] }

/** The canvas: shows the scene and turns what hands do into commands. It fills its place. */
export function CanvasHost() {
  const { t } = useTranslation()
  const studio = useStudio()
  const { scene, stage, selection, tool, design, format } = studio
  const setStage = use(StageSlot)
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(studio)
  const told = useRef<readonly string[]>([])
  const shown = useRef<Scene | null>(null)
  const label = t('studio.canvas')
  useLayoutEffect(() => {
    latest.current = studio
  })
  usePieceDrops(host, stage)

  useEffect(() => {
    if (host.current === null) return
    const { assets } = latest.current
    const made = createStage(host.current, { assets, label, on: eventsFor(latest, told) })
    setStage(made)
    return () => {
      setStage(null)
      shown.current = null
      useStudioView.setState(stillView)
      made.destroy()
    }
  }, [setStage, label])

  useLayoutEffect(() => {
    if (stage === null) return
    stage.show(scene, shown.current)
    shown.current = scene
  }, [stage, scene])

  useLayoutEffect(() => {
    const ids = selection.map(({ id }) => id)
    // What the canvas itself has chosen may be under a hand by now: choosing it again would let go of it.
    if (stage === null || isSame(ids, told.current)) return
    told.current = ids
    stage.select(ids)
  }, [stage, selection])

  useEffect(() => stage?.setTool(tool), [stage, tool])
  useAids(stage, design.guides[format.id] ?? noGuides, format)
  useWholeInView(host, stage, format)
  return <div ref={host} data-canvas="" className="absolute inset-0 overflow-hidden" />
}

function useAids(stage: Stage | null, guides: Guides, format: DesignFormat): void {
  const { rulers, grid, snap, safeZone } = useStudioAids()
  useEffect(
    () =>
      stage?.setAids({
        guides,
        rulers,
        snap,
        grid: grid ? gridStep : null,
        safeZone: safeZone ? safeZoneOf(format) : null,
      }),
    [stage, guides, format, rulers, grid, snap, safeZone],
  )
}

/** When the place of the canvas changes, a paper that was in view as a whole stays so. */
function useWholeInView(
  host: RefObject<HTMLElement | null>,
  stage: Stage | null,
  format: DesignFormat,
): void {
  useEffect(() => {
    const element = host.current
    if (stage === null || element === null) return
    const sizeNow = () => ({ width: element.clientWidth, height: element.clientHeight })
    let before = sizeNow()
    const isWhole = (place: typeof before) => {
      const { x, y, zoom } = stage.view()
      const [right, bottom] = [x + format.width * zoom, y + format.height * zoom]
      return x >= 0 && y >= 0 && right <= place.width && bottom <= place.height
    }
    const watching = new ResizeObserver(() => {
      const wasWhole = isWhole(before)
      before = sizeNow()
      if (wasWhole && !isWhole(before)) stage.fit()
    })
    watching.observe(element)
    return () => watching.disconnect()
  }, [host, stage, format])
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every(id => other.includes(id))

interface Ref<T> {
  current: T
}

/** What hands do on the canvas, as commands of the design as it is at that moment. */
function eventsFor(latest: Ref<Studio>, told: Ref<readonly string[]>): StageEvents {
  const now = () => latest.current
  return {
    select(ids) {
      told.current = ids
      now().select(ids)
    },
    place: (frames, mode, scales) =>
      now().run('placeLayers', { formatId: now().format.id, frames, scales }, mode),
    moving: moving => useStudioView.setState({ moving }),
    duplicate(frames) {
      const newIds: string[] = []
      const newId = () => {
        const id = crypto.randomUUID()
        newIds.push(id)
        return id
      }
      now().run('duplicateLayers', {
        ids: Object.keys(frames),
        at: { formatId: now().format.id, frames },
        newId,
      })
      // Ids of groups are among them; nothing is called so that could be chosen.
      now().select(newIds)
    },
    grow: frames =>
      now().run(
        'fitHeights',
        {
          formatId: now().format.id,
          heights: Object.fromEntries(Object.entries(frames).map(([id, { height }]) => [id, height])),
        },
        'silent',
      ),
    edit: (layerId, patch, mode) =>
      now().run('editLayers', { ids: [layerId], formatId: now().format.id, patch }, mode),
    editing(layerId) {
      useStudioView.setState({ editing: layerId })
      if (layerId === null) now().endStep()
    },
    cropping: layerId => useStudioView.setState({ cropping: layerId }),
    wantsPicture: layerId => useStudioView.setState({ choosing: layerId }),
    draw({ frame, points, width }) {
      const { tool, run, page, design, format } = now()
      if (tool.kind !== 'draw') return
      const line = { paint: tool.paint, width, opacity: 1, points }
      const layer = newLayer('drawing', crypto.randomUUID(), frame, { lines: [line] })
      // Not chosen: the next line is drawn right away.
      run('addLayers', { pageId: page.id, layers: layersFor(design, [layer], format.id) })
    },
    guides: guides => now().run('setGuides', { formatId: now().format.id, guides }),
    view: ({ zoom }) => useStudioView.setState({ zoom }),
    // The press that asks for the menu would close it again.
    context: menuAt => void setTimeout(() => useStudioView.setState({ menuAt })),
  }
}
