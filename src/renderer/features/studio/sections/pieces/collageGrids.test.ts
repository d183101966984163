import { expect, test } from 'vitest'
import { cellsOn, collageGrids } from './collageGrids.ts'

const paper = { width: 1080, height: 1350 }
const gap = 20

test.each(collageGrids.map((cells, index) => [index, cells] as const))(
  'collage %i covers the paper, with a gap around each picture',
  (_, cells) => {
    const placed = cellsOn(cells, paper, gap)
    for (const { x, y, width, height } of placed) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(gap - 0.001)
      expect(x + width).toBeLessThanOrEqual(paper.width - gap + 0.001)
      expect(y + height).toBeLessThanOrEqual(paper.height - gap + 0.001)
      expect(Math.min(width, height)).toBeGreaterThan(100)
    }
    for (const [index, one] of placed.entries())
      for (const other of placed.slice(index + 1)) {
        const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
        const along = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
        expect(Math.min(across, along)).toBeLessThanOrEqual(-gap + 0.001)
      }
    const covered = cells.reduce((sum, { width, height }) => sum + width * height, 0)
    expect(covered).toBeCloseTo(1)
  },
)
