import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { shapePath } from '#shared/design/geometry/shapePath.ts'
import type { LayerOf } from '#shared/design/layer.ts'
import { maskShapes } from '#shared/design/layers/imageLayer.ts'
import type { MaskShape } from '#shared/design/layers/imageLayer.ts'
import { shapeNames } from '#shared/design/layers/shapeLayer.ts'
import type { ShapeName } from '#shared/design/layers/shapeLayer.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import { useStudio } from '../StudioContext.ts'
import { cellsOn, collageGrids } from './pieces/collageGrids.ts'
import type { Cell } from './pieces/collageGrids.ts'
import { LayersPicture } from './pieces/LayersPicture.tsx'
import { Piece } from './pieces/Piece.tsx'
import { PieceGroup } from './pieces/PieceGroup.tsx'
import { frameOf, newId, placePieces, unitOf } from './pieces/placePieces.ts'
import { SectionBody } from './pieces/SectionBody.tsx'

/** Shapes, lines, frames for pictures, and grids of them. */
export default function ShapesSection() {
  const { t } = useTranslation()
  return (
    <SectionBody>
      <PieceGroup title={t('studioSections.shapes.shapes')} columns={5}>
        {shapeNames.map(shape => (
          <ShapePiece key={shape} shape={shape} />
        ))}
      </PieceGroup>
      <PieceGroup title={t('studioSections.shapes.lines')} columns={3}>
        {lineNames.map(name => (
          <LinePiece key={name} name={name} />
        ))}
      </PieceGroup>
      <PieceGroup title={t('studioSections.shapes.frames')} columns={5}>
        {maskShapes.map(mask => (
          <FramePiece key={mask} mask={mask} />
        ))}
      </PieceGroup>
      <PieceGroup title={t('studioSections.shapes.grids')} columns={5}>
        {collageGrids.map((cells, index) => (
          <GridPiece key={index} cells={cells} />
        ))}
      </PieceGroup>
    </SectionBody>
  )
}

/** What is as high as it is wide, and what is not. */
const proportions: Partial<Record<ShapeName, number>> = {
  arrow: 0.6,
  speech: 0.75,
  ribbon: 0.3,
  tag: 0.5,
  cloud: 0.65,
  half: 0.5,
  heart: 0.9,
}
const mark = 28

function ShapePiece({ shape }: { shape: ShapeName }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const tall = proportions[shape] ?? 1
  const height = mark * tall
  const points = shape === 'burst' ? 14 : 5
  return (
    <Piece
      label={t(`studioSections.shapes.names.${shape}`)}
      look="bare"
      onUse={at => {
        const width = 320 * unitOf(studio.format)
        placePieces(studio, [newLayer('shape', newId(), frameOf(width, width * tall), { shape, points })], at)
      }}
    >
      <svg aria-hidden viewBox={`-4 ${(height - mark) / 2 - 4} ${mark + 8} ${mark + 8}`} className="size-10">
        <path d={shapePath(shape, mark, height, { points })} fill="currentColor" className="text-ink-muted" />
      </svg>
    </Piece>
  )
}

type LineLook = Partial<Pick<LayerOf<'line'>, 'start' | 'end' | 'bend'>> & {
  dash?: LayerOf<'line'>['stroke']['dash']
}
const lines = {
  line: {},
  dashed: { dash: 'dashed' },
  dotted: { dash: 'dotted' },
  arrow: { end: 'arrow' },
  triangle: { end: 'triangle' },
  both: { start: 'arrow', end: 'arrow' },
  circles: { start: 'circle', end: 'circle' },
  bars: { start: 'bar', end: 'bar' },
  bent: { end: 'arrow', bend: 0.25 },
} as const satisfies Record<string, LineLook>
type LineName = keyof typeof lines
const lineNames = Object.keys(lines) as LineName[]

function lineLayer(name: LineName, length: number, width: number): LayerOf<'line'> {
  const { dash = 'solid', ...look }: LineLook = lines[name]
  return newLayer('line', newId(), frameOf(length, width * 4), {
    ...look,
    stroke: { paint: 'brand:ink', width, dash },
  })
}

function LinePiece({ name }: { name: LineName }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const shown = useMemo(() => {
    const layer = lineLayer(name, 240, 9)
    return [layer]
  }, [name])
  return (
    <Piece
      look="paper"
      label={t(`studioSections.shapes.lineNames.${name}`)}
      onUse={at => {
        const unit = unitOf(studio.format)
        placePieces(studio, [lineLayer(name, 480 * unit, 8 * unit)], at)
      }}
    >
      <LayersPicture layers={shown} width={300} height={130} size={74} />
    </Piece>
  )
}

function FramePiece({ mask }: { mask: MaskShape }) {
  const { t } = useTranslation()
  const studio = useStudio()
  return (
    <Piece
      label={t('studioSections.shapes.frameOf', { shape: t(`studioSections.shapes.names.${mask}`) })}
      look="bare"
      onUse={at => {
        const side = 420 * unitOf(studio.format)
        placePieces(studio, [newLayer('image', newId(), frameOf(side, side), { mask, slot: 'image' })], at)
      }}
    >
      <svg aria-hidden viewBox={`-4 -4 ${mark + 8} ${mark + 8}`} className="size-10">
        <path
          d={shapePath(mask, mark, mark)}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.5}
          strokeDasharray="3 2"
          className="text-ink-muted"
        />
        <path d="M8 19l4-5 3 3.5 2-2 3 3.5z" fill="currentColor" className="text-ink-faint" />
      </svg>
    </Piece>
  )
}

function GridPiece({ cells }: { cells: readonly Cell[] }) {
  const { t } = useTranslation()
  const studio = useStudio()
  return (
    <Piece
      label={t('studioSections.shapes.gridOf', { count: cells.length })}
      look="bare"
      onUse={() => {
        const { format } = studio
        // Over the whole paper wherever it is dropped: that is what a collage is.
        studio.addLayers(
          cellsOn(cells, format, 20 * unitOf(format)).map(cell =>
            newLayer('image', newId(), { ...cell, rotation: 0 }, { slot: 'image' }),
          ),
        )
      }}
    >
      <svg aria-hidden viewBox="0 0 30 36" className="h-11">
        {cellsOn(cells, { width: 30, height: 36 }, 2).map(({ x, y, width, height }) => (
          <rect
            key={`${x} ${y}`}
            x={x}
            y={y}
            width={width}
            height={height}
            rx={1}
            fill="currentColor"
            className="text-ink-faint"
          />
        ))}
      </svg>
    </Piece>
  )
}
