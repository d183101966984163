import { expect, test } from 'vitest'
import type { DesignFormat } from './designFormat.ts'
import { safeZoneOf } from './safeZoneOf.ts'

const format = (kind: DesignFormat['kind'], width: number, height: number): DesignFormat => ({
  id: 'f',
  kind,
  name: '',
  width,
  height,
})

test('a story keeps its upper seventh and lower fifth free, whatever its pixels', () => {
  expect(safeZoneOf(format('story', 1080, 1920))).toEqual({ top: 269, right: 65, bottom: 384, left: 65 })
  expect(safeZoneOf(format('story', 540, 960))).toEqual({ top: 134, right: 32, bottom: 192, left: 32 })
})

test('a square is seen everywhere as it is', () => {
  expect(safeZoneOf(format('square', 1080, 1080))).toBeNull()
})
