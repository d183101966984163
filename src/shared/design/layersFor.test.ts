import { expect, test } from 'vitest'
import { addLayers } from './commands/addLayers.ts'
import { pasteLayers, takeLayers } from './copiedLayers.ts'
import type { Layer } from './layer.ts'
import { layersFor } from './layersFor.ts'
import { formatOf, homeOf, layerIn } from './layout/layerIn.ts'
import { newDesign } from './newDesign.ts'
import { newLayer } from './newLayer.ts'

let last = 0
const newId = () => `id-${String(++last)}`
const frame = { x: 100, y: 1500, width: 300, height: 90, rotation: 30 }
const kinds = ['text', 'image', 'shape', 'icon', 'qr', 'badge', 'line', 'drawing'] as const

test.each(kinds)('what is put into another size stands there where it was put: %s', kind => {
  const design = newDesign(['square', 'story', 'landscape'], newId)
  const [, story] = design.formats
  const layer = newLayer(kind, 'a', frame) as Layer
  const [kept] = layersFor(design, [layer], story?.id ?? '')
  const seen = kept && layerIn(kept, homeOf(design), formatOf(design, story?.id ?? ''))
  for (const side of ['x', 'y', 'width', 'height', 'rotation'] as const) {
    expect(seen?.frame[side]).toBeCloseTo(frame[side], 1)
  }
  if (layer.type === 'text' && seen?.type === 'text') expect(seen.size).toBeCloseTo(layer.size)
  // It is on the paper of the home size as well, and not adjusted anywhere else.
  expect(kept?.frame.y).toBeLessThan(1080)
  expect(Object.keys(kept?.adjustments ?? {})).not.toContain(design.formats[2]?.id)
})

test('in the home size layers are kept as they are', () => {
  const design = newDesign(['square', 'story'], newId)
  const layer = newLayer('shape', 'a', frame)
  expect(layersFor(design, [layer], design.homeFormatId)).toEqual([layer])
})

test('copied layers come back beside themselves, further with each time, in groups of their own', () => {
  const begun = newDesign(['square'], newId)
  const pageId = begun.pages[0]?.id ?? ''
  const one = newLayer('shape', 'a', frame, { groupIds: ['g'] })
  const two = newLayer('shape', 'b', { ...frame, x: 500 }, { groupIds: ['g'] })
  let design = addLayers(begun, { pageId, layers: [one, two] })
  const copied = takeLayers(design, [one, two], design.homeFormatId)
  const paste = () => {
    const pasted = pasteLayers(copied, homeOf(design), design.pages[0]?.layers ?? [], newId)
    design = addLayers(design, { pageId, layers: pasted })
    return pasted
  }
  const [first, second] = [paste(), paste()]
  expect(first.map(layer => layer.frame.x)).toEqual([124, 524])
  expect(second.map(layer => layer.frame.x)).toEqual([148, 548])
  const groups = new Set([...first, ...second, one].map(layer => layer.groupIds.join()))
  expect(groups.size).toBe(3)
  expect(new Set(design.pages[0]?.layers.map(({ id }) => id)).size).toBe(6)
})

test('layers copied into a larger paper grow with it and keep their proportions', () => {
  const design = newDesign(['square'], newId)
  const text = newLayer('text', 'a', { ...frame, y: 495, x: 390, rotation: 0 }, { size: 40 })
  const copied = takeLayers(design, [text], design.homeFormatId)
  const [pasted] = pasteLayers(copied, { width: 2160, height: 4320 }, [], newId)
  expect(pasted?.frame).toEqual({ x: 780, y: 2070, width: 600, height: 180, rotation: 0 })
  expect(pasted?.type === 'text' && pasted.size).toBe(80)
})

test('layers copied within a design stand in its other sizes as their originals do', () => {
  const begun = newDesign(['square', 'story', 'landscape'], newId)
  const pageId = begun.pages[0]?.id ?? ''
  const [square, story, landscape] = begun.formats.map(({ id }) => id) as [string, string, string]
  const [inStory, inLandscape] = [
    { x: 40, y: 1700, width: 500, height: 100, rotation: 0 },
    { x: 10, y: 20, width: 200, height: 60, rotation: 5 },
  ]
  const layer = newLayer(
    'shape',
    'a',
    { ...frame, y: 200 },
    {
      adjustments: { [story]: { frame: inStory }, [landscape]: { frame: inLandscape, hidden: true } },
    },
  )
  const design = addLayers(begun, { pageId, layers: [layer] })
  const paste = (from: string, into: string, target = design) => {
    const pasted = pasteLayers(takeLayers(design, [layer], from), formatOf(target, into), [], newId)
    const [kept] = layersFor(target, pasted, into)
    return kept
  }
  for (const from of [square, story]) {
    const kept = paste(from, from)
    expect(kept).toMatchObject({ frame: layer.frame, hidden: false })
    expect(kept?.adjustments).toEqual(layer.adjustments)
  }
  const hiddenHere = paste(landscape, landscape)
  expect(hiddenHere).toMatchObject({ frame: layer.frame, hidden: false, adjustments: layer.adjustments })
  // Another design has sizes of its own.
  const other = newDesign(['square', 'story'], newId)
  expect(paste(square, other.homeFormatId, other)?.adjustments).toEqual({})
})
