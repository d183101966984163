import decodeQR from 'qr/decode.js'
import { describe, expect, test } from 'vitest'
import { badgeShapes } from '../layers/badgeLayer.ts'
import { maskShapes } from '../layers/imageLayer.ts'
import { lineEnds } from '../layers/lineLayer.ts'
import { shapeNames } from '../layers/shapeLayer.ts'
import { newLayer } from '../newLayer.ts'
import { patternIds } from '../paint.ts'
import { badgeLayout } from './badgeLayout.ts'
import { linePath } from './linePath.ts'
import { patternTile, tileSize } from './patternTile.ts'
import { qrMatrix } from './qrMatrix.ts'
import { qrPath } from './qrPath.ts'
import { shapePath, tagHoleEnd } from './shapePath.ts'

/** Where a path goes, by its end points and curve handles (arcs only by where they end). */
function pointsOf(path: string): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = []
  let here = { x: 0, y: 0 }
  for (const [, letter = '', rest = ''] of path.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const numbers = (rest.match(/-?[\d.]+/g) ?? []).map(Number)
    expect(numbers.every(Number.isFinite), path).toBe(true)
    const [a = 0] = numbers
    if (letter === 'H') points.push((here = { x: a, y: here.y }))
    else if (letter === 'V') points.push((here = { x: here.x, y: a }))
    else if (letter === 'A') points.push((here = { x: numbers[5] ?? NaN, y: numbers[6] ?? NaN }))
    else if ('MLCQ'.includes(letter)) {
      for (let i = 0; i < numbers.length; i += 2)
        points.push((here = { x: numbers[i] ?? NaN, y: numbers[i + 1] ?? NaN }))
    } else expect(letter).toBe('Z')
  }
  return points
}

const sizes = [
  { width: 300, height: 200 },
  { width: 4, height: 900 },
  { width: 900, height: 0.5 },
]

describe('shapes and masks', () => {
  test.each([...new Set([...shapeNames, ...maskShapes])])('%s fills its box and stays inside it', shape => {
    for (const { width, height } of sizes) {
      const path = shapePath(shape, width, height, { radius: 4000, points: 7 })
      expect(path).toMatch(/^M[^M]*.*Z$/)
      const points = pointsOf(path)
      // Handles of curves may lie outside a little; what they draw does not.
      const slack = path.includes('C') ? 0.04 : 0.0011
      for (const { x, y } of points) {
        expect(x, path).toBeGreaterThanOrEqual(-slack * Math.max(width, 1))
        expect(x, path).toBeLessThanOrEqual(width * (1 + slack) + 0.001)
        expect(y, path).toBeGreaterThanOrEqual(-slack * Math.max(height, 1))
        expect(y, path).toBeLessThanOrEqual(height * (1 + slack) + 0.001)
      }
      expect(Math.max(...points.map(point => point.x))).toBeGreaterThan(width * 0.95)
    }
  })

  test('a star has as many tips as it should', () => {
    expect(pointsOf(shapePath('star', 100, 100, { points: 6 }))).toHaveLength(12)
    expect(shapePath('rectangle', 10, 20)).toBe('M0 0H10V20H0Z')
  })
})

describe('lines', () => {
  const line = (given: Partial<Parameters<typeof linePath>[0]>) =>
    linePath(newLayer('line', 'a', { x: 50, y: 60, width: 200, height: 20, rotation: 0 }, given))

  test('go from the middle of the left edge to the middle of the right one', () => {
    expect(line({})).toEqual({ line: 'M0 10L200 10', ends: [] })
  })

  test.each(lineEnds)('the end %s touches the end of the line and never goes beyond it', end => {
    const { ends } = line({ end, stroke: { paint: '#000000', width: 6, dash: 'solid' } })
    const reach = Math.max(200, ...ends.flatMap(({ path }) => pointsOf(path).map(point => point.x)))
    expect(reach).toBeCloseTo(200)
  })

  test('a bent one rises by its share of the length', () => {
    // A quadratic curve passes half as high as its handle.
    expect(line({ bend: 0.5 }).line).toBe('M0 10Q100 -190 200 10')
  })
})

describe('patterns', () => {
  test.each(patternIds)('%s is drawn within its tile, and goes on where it leaves it', pattern => {
    const paths = patternTile(pattern)
    expect(paths.length).toBeGreaterThan(0)
    for (const { path, strokeWidth } of paths) {
      expect(strokeWidth === null || strokeWidth > 0).toBe(true)
      const points = pointsOf(path)
      for (const axis of ['x', 'y'] as const) {
        expect(Math.min(...points.map(point => point[axis]))).toBeLessThan(tileSize)
        expect(Math.max(...points.map(point => point[axis]))).toBeGreaterThan(0)
      }
    }
  })
})

describe('QR codes', () => {
  /** As a camera would see it: eight pixels a module, with the quiet zone. */
  function pixelsOf(matrix: boolean[][]) {
    const [unit, quiet] = [8, 4]
    const side = (matrix.length + 2 * quiet) * unit
    const data = new Uint8ClampedArray(side * side * 4).fill(255)
    matrix.forEach((cells, row) =>
      cells.forEach((dark, column) => {
        if (!dark) return
        for (let y = 0; y < unit; y++)
          for (let x = 0; x < unit; x++) {
            const at = (((row + quiet) * unit + y) * side + (column + quiet) * unit + x) * 4
            data.set([0, 0, 0], at)
          }
      }),
    )
    return { width: side, height: side, data }
  }

  test.each(['L', 'M', 'Q', 'H'] as const)(
    'with correction %s are read back as what they say',
    correction => {
      for (const value of [
        'HTTPS://A.TZ',
        'https://duka.co.tz/ofa?utm_source=instagram&utm_campaign=idd',
        'Karibu sana – tuonane!',
      ]) {
        const matrix = qrMatrix(value, correction)
        expect(matrix).not.toBeNull()
        expect(decodeQR(pixelsOf(matrix ?? []))).toBe(value)
      }
    },
  )

  test('say nothing where there is nothing or too much to say', () => {
    expect(qrMatrix('', 'M')).toBeNull()
    expect(qrMatrix('ä'.repeat(1900), 'H')).toBeNull()
  })

  test('the path has every dark module once and the quiet zone around', () => {
    const matrix = qrMatrix('https://ratiba.app', 'M') ?? []
    const side = (matrix.length + 8) * 10
    const points = pointsOf(qrPath(matrix, side, { margin: 4, dots: 'square' }))
    expect(Math.min(...points.map(point => point.x))).toBe(40)
    expect(Math.max(...points.map(point => point.y))).toBe(side - 40)
    const dots = qrPath(matrix, side, { margin: 4, dots: 'round' })
    const finders = (x: number, y: number) =>
      (y < 7 && (x < 7 || x >= matrix.length - 7)) || (y >= matrix.length - 7 && x < 7)
    const round = matrix.flatMap((cells, y) => cells.filter((dark, x) => dark && !finders(x, y))).length
    expect(dots.match(/A/g)).toHaveLength(round * 2)
  })
})

describe('badges', () => {
  // Every letter half as wide as the letters are high.
  const measure = (text: string) => text.length * 0.5

  test.each(badgeShapes)('the words of a %s stay inside and do not touch one another', shape => {
    for (const [width, height] of [
      [300, 300],
      [500, 120],
      [90, 400],
    ] as const) {
      const badge = newLayer(
        'badge',
        'a',
        { x: 0, y: 0, width, height, rotation: 0 },
        {
          shape,
          above: 'kuanzia leo',
          text: 'TSh 25,000',
          before: 'TSh 40,000',
        },
      )
      const { lines, path } = badgeLayout(badge, measure)
      expect(path === null).toBe(shape === 'none')
      expect(lines.map(line => line.struck)).toEqual([false, false, true])
      let bottom = 0
      for (const line of lines) {
        expect(line.baseline - line.size * 0.72).toBeGreaterThanOrEqual(bottom)
        expect(line.x - line.width / 2).toBeGreaterThanOrEqual(
          shape === 'tag' ? tagHoleEnd(width, height) : -0.001,
        )
        expect(line.x + line.width / 2).toBeLessThanOrEqual(width + 0.001)
        bottom = line.baseline
      }
      expect(bottom).toBeLessThanOrEqual(height)
    }
  })

  test('empty words take no room', () => {
    const badge = newLayer(
      'badge',
      'a',
      { x: 0, y: 0, width: 200, height: 200, rotation: 0 },
      { text: '-20%' },
    )
    const { lines } = badgeLayout(badge, measure)
    expect(lines).toHaveLength(1)
    expect(badgeLayout({ ...badge, text: ' ' }, measure).lines).toEqual([])
  })
})
