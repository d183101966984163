import type { Guides } from '#shared/design/design.ts'
import type { Frame } from '#shared/design/layerBase.ts'
import type { Crop } from '#shared/design/layers/imageLayer.ts'
import type { SafeZone } from '#shared/design/safeZoneOf.ts'
import type { Scene } from '#shared/design/scene.ts'

/** What can be drawn as a picture and says how large it is. */
export type Picture = ImageBitmap | HTMLImageElement | HTMLCanvasElement | OffscreenCanvas

/** A face of a family of fonts as text asks for it. */
export interface TextFace {
  family: string
  weight: number
  italic: boolean
  /** What is drawn in it: fonts come in parts that have only some letters. */
  text: string
}

/** How an icon looks in a square of `size` units: paths are stroked in the layer's colour; a picture (an emoji) is drawn as it is. */
export type IconDrawing =
  { kind: 'lines'; size: number; paths: readonly string[] } | { kind: 'picture'; picture: Picture }

/** Where the stage gets from what a design only names. Each answer is kept by the stage; null means there is no such thing any more. */
export interface StageAssets {
  /** With as many pixels as are usually drawn; a large one may come smaller than it is. */
  picture(mediaId: string): Promise<Picture | null>
  /** With all its pixels: where it is drawn so large that they are seen. */
  wholePicture(mediaId: string): Promise<Picture | null>
  /**
   * Resolves when text in these faces can be drawn: the families stand in `document.fonts` under the names the layers have, the colour emoji among
   * them. A family that is not there is drawn in a fallback.
   */
  loadFonts(faces: readonly TextFace[]): Promise<void>
  /** The name as it stands in the layer. */
  icon(name: string): Promise<IconDrawing | null>
}

/** `merge` joins what came right before into one step of undo. */
export type EditMode = 'step' | 'merge'

/** A place on the screen, in CSS pixels of the window. */
export interface ScreenPoint {
  x: number
  y: number
}

/** What shows where the paper stands: `x` and `y` are its left and top in CSS pixels of the host. */
export interface View {
  zoom: number
  x: number
  y: number
}

/** A finished freehand line, smoothed: its frame, and points as shares of it (x and y in turns). */
export interface DrawnLine {
  frame: Frame
  points: number[]
  /** In units of the format. */
  width: number
}

/** A change of one layer that is made on the canvas itself; only the fields that are given change. */
export interface LayerPatch {
  text?: string
  crop?: Crop
}

/** What hands did, told to whoever holds the design. The stage itself changes nothing. */
export interface StageEvents {
  select(ids: string[]): void
  /**
   * Layers were moved, sized or turned. `scales`: by how much the content (letters of a text) was enlarged with its frame, for
   * layers whose corners were dragged; a text whose side was dragged is not in it.
   */
  place(frames: Record<string, Frame>, mode: EditMode, scales: Record<string, number>): void
  /** While a hand moves them, for numbers shown beside the canvas; null at the end. Nothing is to be stored. */
  moving(frames: Record<string, Frame> | null): void
  /** Alt-dragged: copies of these are to stand at the frames, above their originals, and be selected. */
  duplicate(frames: Record<string, Frame>): void
  /**
   * Texts with fit `grow` that measure otherwise than their frames say. To be kept silently (no step of undo, no adjustment by hand);
   * what is drawn does not depend on it, and nothing is told twice for the same layer.
   */
  grow(frames: Record<string, Frame>): void
  edit(layerId: string, patch: LayerPatch, mode: EditMode): void
  /** A text is being written into (or no longer). */
  editing(layerId: string | null): void
  /** The crop of an image is being chosen (or no longer). */
  cropping(layerId: string | null): void
  /** An empty frame was opened: a picture for it is wanted. */
  wantsPicture(layerId: string): void
  draw(line: DrawnLine): void
  /** Guides were dragged from a ruler, moved, or put back on it. */
  guides(guides: Guides): void
  view(view: View): void
  /** The context menu is wanted; the layer under the point is selected already. */
  context(point: ScreenPoint, layerId: string | null): void
}

export interface StageDeps {
  assets: StageAssets
  on: StageEvents
  /** Name of the canvas for assistive technology. */
  label: string
}

export type Tool =
  | { kind: 'select' }
  | { kind: 'hand' }
  /** Freehand; the paint is resolved (`#rrggbb`), the width in units of the format. */
  | { kind: 'draw'; paint: string; width: number }

/** What helps to place things and is never exported. */
export interface Aids {
  guides: Guides
  /** Distance of the lines of the grid in units; null shows none. */
  grid: number | null
  snap: boolean
  rulers: boolean
  safeZone: SafeZone | null
}

/** The canvas of the studio: draws a scene and turns what hands do into calls. It never holds truth. */
export interface Stage {
  /** Draws what differs from `previous`, by identity of layers; null draws everything. */
  show(scene: Scene, previous: Scene | null): void
  /** Layers that were chosen elsewhere; tells nothing back. */
  select(ids: readonly string[]): void
  setTool(tool: Tool): void
  setAids(aids: Aids): void
  zoomTo(zoom: number, at?: ScreenPoint): void
  /** One step of the usual zooms in or out, around the middle. */
  zoomBy(steps: 1 | -1): void
  panBy(x: number, y: number): void
  /** The whole paper in view. */
  fit(): void
  /** Brings the selected layers into view. */
  fitSelection(): void
  view(): View
  /** The middle of what is in view, in units: where something new is put. */
  middle(): { x: number; y: number }
  /** Where a point of the window stands on the paper, in units. */
  unitsAt(point: ScreenPoint): { x: number; y: number }
  startEditing(layerId: string): void
  stopEditing(): void
  startCropping(layerId: string): void
  stopCropping(): void
  /** What the group of this layer has inside it can be chosen by itself (as a double click does). */
  enterGroup(layerId: string): void
  /** Closes what is open inside (a text, a crop, a group); false when there was nothing. */
  escape(): boolean
  /** Resolves when all that is shown has its pictures and fonts and stands on the screen. */
  settled(): Promise<void>
  focus(): void
  /** The host has another size; also found out by itself. */
  resize(): void
  destroy(): void
}

/** How a scene becomes a picture. */
export interface RenderOptions {
  /** Pixels of the picture for one unit of the format. */
  scale: number
  assets: StageAssets
  /** False leaves the background out (transparent export). */
  paper: boolean
  signal?: AbortSignal
}
