import { Point } from 'fabric'
import type { Scene } from '#shared/design/scene.ts'
import { boundsOfFrame, boundsTogether } from '../snap/bounds.ts'
import type { ScreenPoint, View } from '../Stage.ts'
import type { StageCanvas } from '../canvas/StageCanvas.ts'

const zooms = [0.05, 0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 8, 12, 16]
const [leastZoom, mostZoom] = [0.02, 16]
/** Around the paper when all of it is in view, in CSS pixels. */
const room = 36
/** The picture is drawn anew this long after the last step of a zoom. */
const restMs = 110

export interface ViewControl {
  view(): View
  /** Where a point of the canvas stands on the paper. */
  unitsAt(point: ScreenPoint): ScreenPoint
  zoomTo(zoom: number, at?: ScreenPoint): void
  zoomBy(steps: 1 | -1): void
  panBy(x: number, y: number): void
  fit(): void
  /** The view is still what `fit` made of it. */
  isFit(): boolean
  fitSelection(): void
  wheel(event: WheelEvent): void
  busy(): boolean
  destroy(): void
}

/** Where the paper stands and how large it is seen. Points are in CSS pixels of the canvas. */
export function createViewControl(canvas: StageCanvas, told: (view: View) => void): ViewControl {
  let fitting: View | null = null
  let resting: ReturnType<typeof setTimeout> | null = null
  const view = (): View => {
    const [zoom, , , , x, y] = canvas.viewportTransform
    return { zoom, x, y }
  }
  const move = (next: View) => {
    canvas.setViewportTransform([next.zoom, 0, 0, next.zoom, next.x, next.y])
    canvas.requestRenderAll()
    told(next)
  }
  const inTheMiddle = (scene: Pick<Scene, 'width' | 'height'>, left: number, top: number) => {
    const zoom = clamp(
      Math.min((canvas.width - 2 * room) / scene.width, (canvas.height - 2 * room) / scene.height),
    )
    move({
      zoom,
      x: Math.round((canvas.width - scene.width * zoom) / 2 - left * zoom),
      y: Math.round((canvas.height - scene.height * zoom) / 2 - top * zoom),
    })
  }
  const zoomTo = (wanted: number, at = { x: canvas.width / 2, y: canvas.height / 2 }) => {
    const { zoom, x, y } = view()
    const next = clamp(wanted)
    move({ zoom: next, x: at.x - ((at.x - x) / zoom) * next, y: at.y - ((at.y - y) / zoom) * next })
  }
  const smoothly = () => {
    canvas.zooming = true
    if (resting !== null) clearTimeout(resting)
    resting = setTimeout(() => {
      resting = null
      canvas.zooming = false
      canvas.requestRenderAll()
    }, restMs)
  }
  return {
    view,
    unitsAt(point) {
      const { zoom, x, y } = view()
      return { x: (point.x - x) / zoom, y: (point.y - y) / zoom }
    },
    zoomTo,
    zoomBy(steps) {
      const { zoom } = view()
      const next = steps > 0 ? zooms.find(one => one > zoom * 1.01) : zooms.findLast(one => one < zoom * 0.99)
      zoomTo(next ?? zoom)
    },
    panBy(x, y) {
      const now = view()
      move({ ...now, x: now.x + x, y: now.y + y })
    },
    fit() {
      if (canvas.scene === null) return
      inTheMiddle(canvas.scene, 0, 0)
      fitting = view()
    },
    isFit() {
      const { zoom, x, y } = view()
      return fitting !== null && fitting.zoom === zoom && fitting.x === x && fitting.y === y
    },
    fitSelection() {
      const hot = canvas.hot()
      if (hot.length === 0) return
      const { left, top, right, bottom } = boundsTogether(hot.map(object => boundsOfFrame(object.frameNow())))
      inTheMiddle({ width: Math.max(20, right - left), height: Math.max(20, bottom - top) }, left, top)
    },
    wheel(event) {
      event.preventDefault()
      const { left, top } = canvas.upperCanvasEl.getBoundingClientRect()
      // Two fingers spread on a touch pad come as a wheel with Ctrl, in small steps.
      if (event.ctrlKey || event.metaKey) {
        smoothly()
        const step = Math.max(-120, Math.min(120, event.deltaY * (event.deltaMode === 1 ? 16 : 1)))
        zoomTo(view().zoom * Math.exp(-step / 300), new Point(event.clientX - left, event.clientY - top))
        return
      }
      const by = event.deltaMode === 1 ? 16 : 1
      const [x, y] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY]
      const now = view()
      move({ ...now, x: now.x - Math.round(x * by), y: now.y - Math.round(y * by) })
    },
    busy: () => resting !== null,
    destroy() {
      if (resting !== null) clearTimeout(resting)
    },
  }
}

const clamp = (zoom: number) => Math.min(mostZoom, Math.max(leastZoom, zoom))
