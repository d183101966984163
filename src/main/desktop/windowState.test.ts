import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { placeWindow, readWindowState, writeWindowState } from './windowState.ts'

const dir = mkdtempSync(join(tmpdir(), 'ratiba-window-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const main = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1280, height: 720 }
const at = (x: number, y: number, width = 1000, height = 700) => ({
  bounds: { x, y, width, height },
  maximised: false,
})

test('the first time it is in the middle of the main display, and never larger', () => {
  expect(placeWindow(null, [main])).toEqual({ x: 320, y: 110, width: 1280, height: 820 })
  expect(placeWindow(null, [{ x: 0, y: 24, width: 1024, height: 744 }])).toEqual({
    x: 0,
    y: 24,
    width: 1024,
    height: 744,
  })
})

test('it comes back where it was, on the display where it was', () => {
  expect(placeWindow(at(100, 50), [main, second])).toEqual({ x: 100, y: 50, width: 1000, height: 700 })
  expect(placeWindow(at(2000, 10), [main, second])).toEqual({ x: 2000, y: 10, width: 1000, height: 700 })
})

test('it comes to the main display when its own is gone, and into view when it stood half outside', () => {
  expect(placeWindow(at(2000, 10), [main])).toEqual({ x: 460, y: 170, width: 1000, height: 700 })
  expect(placeWindow(at(-300, 10), [main])).toEqual({ x: 0, y: 10, width: 1000, height: 700 })
  expect(placeWindow(at(100, -200), [main])).toEqual({ x: 460, y: 170, width: 1000, height: 700 })
  expect(placeWindow(at(2000, 10, 1800, 1000), [main, second])).toEqual(second)
})

test('what was written is read again; what is damaged counts as nothing', () => {
  const file = join(dir, 'deeper/window.json')
  expect(readWindowState(file)).toBeNull()
  writeWindowState(file, { ...at(1, 2), maximised: true })
  expect(readWindowState(file)).toEqual({ ...at(1, 2), maximised: true })
  writeFileSync(file, '{"bounds":{"x":')
  expect(readWindowState(file)).toBeNull()
  writeFileSync(file, '{"bounds":{"x":1,"y":1,"width":-5,"height":1},"maximised":false}')
  expect(readWindowState(file)).toBeNull()
})
