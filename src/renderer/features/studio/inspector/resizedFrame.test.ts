import { expect, test } from 'vitest'
import { plainAngle, resizedFrame } from './resizedFrame.ts'

const frame = { x: 100, y: 50, width: 200, height: 100, rotation: 0 }

test('an upright frame keeps its left and top', () => {
  expect(resizedFrame(frame, { width: 300 }, false)).toEqual({ ...frame, width: 300 })
  expect(resizedFrame(frame, { height: 150 }, true)).toEqual({ ...frame, width: 300, height: 150 })
})

test('a turned frame keeps its middle', () => {
  const turned = { ...frame, rotation: 30 }
  expect(resizedFrame(turned, { width: 300 }, true)).toEqual({
    ...turned,
    x: 50,
    y: 25,
    width: 300,
    height: 150,
  })
})

test('no number makes a frame that cannot be kept', () => {
  expect(resizedFrame(frame, { width: 0 }, true)).toEqual({ ...frame, width: 0.5, height: 0.5 })
  expect(resizedFrame(frame, { height: 1e9 }, false).height).toBe(100_000)
})

test.each([
  [0, 0],
  [180, 180],
  [-180, 180],
  [270, -90],
  [-360, 0],
  [359.5, -0.5],
])('%d° is said as %d°', (degrees, plain) => {
  expect(plainAngle(degrees) + 0).toBe(plain)
})
