import { useId } from 'react'
import type { CSSProperties } from 'react'
import { patternTile, tileSize } from '#shared/design/geometry/patternTile.ts'
import type { Fill } from '#shared/design/paint.ts'
import { chequered, mixedLook } from './PaintSwatch.tsx'
import { usePaints } from './usePaints.ts'

interface FillSwatchProps {
  /** Null: several that differ. */
  fill: Fill | null
  /** How many CSS pixels a tile of a pattern is wide. */
  tile?: number
}

/** What an area is filled with, as large as the box it stands in. */
export function FillSwatch({ fill, tile = 12 }: FillSwatchProps) {
  const { resolve } = usePaints()
  if (fill?.kind === 'pattern') return <PatternSwatch fill={fill} tile={tile} />
  return (
    <span className="absolute inset-0" style={{ background: fill === null ? mixedLook : chequered }}>
      {fill !== null && <span className="absolute inset-0" style={fillLook(fill, resolve)} />}
    </span>
  )
}

/** A fill as CSS draws it; a pattern only by its ground. */
function fillLook(fill: Fill, resolve: (paint: string) => string): CSSProperties {
  switch (fill.kind) {
    case 'none':
      return {
        background: 'linear-gradient(to top right, transparent 47%, #d0342c 47% 53%, transparent 53%)',
      }
    case 'colour':
      return { backgroundColor: resolve(fill.paint) }
    case 'gradient':
      return { background: gradientLook(fill, resolve) }
    case 'pattern':
      return { backgroundColor: resolve(fill.behind) }
    case 'image':
      return {
        backgroundImage: `url("/media/${fill.mediaId}?w=320")`,
        backgroundSize: 'cover',
        backgroundPosition: `${fill.focusX * 100}% ${fill.focusY * 100}%`,
        opacity: fill.opacity,
      }
  }
}

/** Ours begins at the left at 0°, that of CSS below. */
export function gradientLook(
  { shape, angle, stops }: Extract<Fill, { kind: 'gradient' }>,
  resolve: (paint: string) => string,
): string {
  const list = [...stops]
    .sort((one, other) => one.at - other.at)
    .map(({ at, paint }) => `${resolve(paint)} ${at * 100}%`)
    .join(', ')
  return shape === 'linear'
    ? `linear-gradient(${angle + 90}deg, ${list})`
    : `radial-gradient(farthest-corner, ${list})`
}

function PatternSwatch({ fill, tile }: { fill: Extract<Fill, { kind: 'pattern' }>; tile: number }) {
  const { resolve } = usePaints()
  const id = useId()
  const colour = resolve(fill.paint)
  const scale = tile / tileSize
  return (
    <svg aria-hidden className="absolute inset-0 size-full" style={{ backgroundColor: resolve(fill.behind) }}>
      <pattern
        id={id}
        width={tileSize}
        height={tileSize}
        patternUnits="userSpaceOnUse"
        patternTransform={`scale(${scale})`}
      >
        {patternTile(fill.pattern).map(({ path, strokeWidth }) =>
          strokeWidth === null ? (
            <path key={path} d={path} fill={colour} />
          ) : (
            <path key={path} d={path} fill="none" stroke={colour} strokeWidth={strokeWidth} />
          ),
        )}
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
