import fc from 'fast-check'
import { expect, test } from 'vitest'
import { altTextOf } from './altTextOf.ts'
import type { BrandKit } from './brandKit.ts'
import { allLayers } from './changeLayers.ts'
import type { OrderTo } from './commands/orderLayers.ts'
import { pasteLayers, takeLayers } from './copiedLayers.ts'
import { namesOfCopies } from './copyLayers.ts'
import { Design } from './design.ts'
import { designCommands, runDesignCommand } from './designCommands.ts'
import type { CommandArgs, DesignCommand } from './designCommands.ts'
import { formatSizes } from './designFormat.ts'
import type { NamedFormat } from './designFormat.ts'
import { fillSlots, slotsOf } from './fillSlots.ts'
import {
  changeDesign,
  closeStep,
  emptyHistory,
  keptSteps,
  redoStep,
  Step,
  undoStep,
} from './history/history.ts'
import type { Edited } from './history/history.ts'
import { Layer } from './layer.ts'
import type { Anchor, Frame } from './layerBase.ts'
import { homeOf, layerIn } from './layout/layerIn.ts'
import { paintsIn } from './mapPaints.ts'
import { mediaIn } from './mediaIn.ts'
import { newDesign } from './newDesign.ts'
import { newLayer } from './newLayer.ts'
import { readDesign } from './readDesign.ts'
import { pageOf, sceneOf } from './sceneOf.ts'
import { wordsIn } from './wordsIn.ts'

const kit: BrandKit = {
  colours: { primary: '#224488', secondary: '#88aa22', accent: '#dd5522', ink: '#111111', paper: '#ffffff' },
  more: [],
  heading: { family: 'Sora', weight: 700 },
  body: { family: 'Inter', weight: 400 },
  logoIds: [],
}

function counter(prefix: string) {
  let last = 0
  return () => `${prefix}${String(++last)}`
}

const box = (x: number, y: number, width: number, height: number, rotation = 0): Frame => ({
  ...{ x, y, width, height },
  rotation,
})

const types = Layer.options.map(option => option.shape.type.value)
const anchors = fc.record<Anchor>({
  x: fc.constantFrom('left', 'centre', 'right', 'stretch', 'scale'),
  y: fc.constantFrom('top', 'middle', 'bottom', 'stretch', 'scale'),
})
const frames: fc.Arbitrary<Frame> = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
  width: fc.integer({ min: 1, max: 3000 }),
  height: fc.integer({ min: 1, max: 3000 }),
  rotation: fc.constantFrom(0, 15, 90, -90, 180, 271),
})
const kinds = fc.uniqueArray(fc.constantFrom(...(Object.keys(formatSizes) as NamedFormat[])), {
  minLength: 1,
  maxLength: 4,
})

/** A design with some of everything: ids are p1.., f1.., l1... */
const designs: fc.Arbitrary<Design> = fc
  .tuple(
    kinds,
    fc.array(fc.array(fc.tuple(fc.constantFrom(...types), frames, anchors), { maxLength: 6 }), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([wanted, pages]) => {
    const [first = 'square', ...others] = wanted
    const design = newDesign([first, ...others], counter('f'))
    const layerId = counter('l')
    const pageId = counter('p')
    return {
      ...design,
      pages: pages.map(layers => ({
        id: pageId(),
        fill: { kind: 'colour' as const, paint: '#fafafa' },
        layers: layers.map(([type, frame, anchor]): Layer => newLayer(type, layerId(), frame, { anchor })),
      })),
    }
  })

type Call = { [C in DesignCommand]: [command: C, args: CommandArgs<C>] }[DesignCommand]

const layerIds = fc.uniqueArray(
  fc.nat({ max: 15 }).map(n => `l${String(n)}`),
  { maxLength: 5 },
)
const formatIds = fc.nat({ max: 5 }).map(n => `f${String(n)}`)
const pageIds = fc.nat({ max: 4 }).map(n => `p${String(n)}`)
const fills = fc.constantFrom(
  { kind: 'none' as const },
  { kind: 'colour' as const, paint: 'brand:accent' },
  { kind: 'pattern' as const, pattern: 'dots' as const, paint: '#123456', behind: '#ffffff', scale: 1 },
)
const wildFrames = fc.record({
  x: fc.double(),
  y: fc.double(),
  width: fc.double(),
  height: fc.double(),
  rotation: fc.double(),
})
const newIds = fc.string({ minLength: 8, maxLength: 8, unit: fc.constantFrom(...'abcdefgh') }).map(counter)
const axes = fc.constantFrom('x' as const, 'y' as const)

/** What each command may be given, fitting or not. */
const argsOf: { [C in DesignCommand]: fc.Arbitrary<CommandArgs<C>> } = {
  addLayers: fc
    .tuple(pageIds, fc.constantFrom(...types), frames, newIds)
    .map(([pageId, type, frame, newId]) => ({ pageId, layers: [newLayer(type, newId(), frame)] })),
  removeLayers: fc.record({ ids: layerIds }),
  duplicateLayers: fc.record(
    {
      ids: layerIds,
      by: fc.constantFrom(0, 24),
      at: fc.record({ formatId: formatIds, frames: fc.constant({ l1: box(9, 9, 9, 9) }) }),
      newId: newIds,
    },
    { requiredKeys: ['ids', 'newId'], noNullPrototype: true },
  ),
  placeLayers: fc.record({
    formatId: formatIds,
    frames: fc.dictionary(
      fc.nat({ max: 9 }).map(n => `l${String(n)}`),
      wildFrames,
      { noNullPrototype: true },
    ),
    scales: fc.constantFrom<Record<string, number>>({}, { l1: 2 }, { l2: Number.NaN, l3: 1e9 }),
  }),
  fitHeights: fc.record({
    formatId: formatIds,
    heights: fc.dictionary(
      fc.nat({ max: 9 }).map(n => `l${String(n)}`),
      fc.double(),
      { noNullPrototype: true },
    ),
  }),
  editLayers: fc.record({
    ids: layerIds,
    formatId: formatIds,
    patch: fc.constantFrom<CommandArgs<'editLayers'>['patch']>(
      { opacity: 0.4, locked: true },
      { text: 'Karibu', size: 90 },
      { size: 1e9 },
      { radius: 40 },
      { name: 'A', hidden: true },
    ),
  }),
  replacePaint: fc.record({
    ids: layerIds,
    from: fc.constantFrom('brand:ink', 'brand:accent', '#000000', '#FFFFFF'),
    to: fc.constantFrom('#d04020', '#d0402080', 'brand:primary', 'nothing'),
  }),
  orderLayers: fc.record({
    ids: layerIds,
    to: fc.constantFrom<OrderTo>('front', 'back', 'forward', 'backward', { above: 'l2' }, { above: null }),
  }),
  groupLayers: fc.record({ ids: layerIds, groupId: fc.nat({ max: 99 }).map(n => `g${String(n)}`) }),
  ungroupLayers: fc.record({ ids: layerIds }),
  nameGroup: fc.record({
    groupId: fc.nat({ max: 99 }).map(n => `g${String(n)}`),
    name: fc.constantFrom('', 'Bei', 'Jina'),
  }),
  alignLayers: fc.record({
    ids: layerIds,
    formatId: formatIds,
    to: fc.constantFrom('left', 'centre', 'right', 'top', 'middle', 'bottom'),
  }),
  distributeLayers: fc.record({ ids: layerIds, formatId: formatIds, along: axes }),
  flipLayers: fc.record({ ids: layerIds, along: axes }),
  hideLayers: fc.record(
    { ids: layerIds, hidden: fc.boolean(), onlyIn: formatIds },
    { requiredKeys: ['ids', 'hidden'], noNullPrototype: true },
  ),
  followHome: fc.record({ ids: layerIds, formatId: formatIds }),
  addFormat: fc.nat({ max: 9 }).map(n => ({
    format: { id: `f${String(n)}`, kind: 'custom' as const, name: 'Mine', width: 640, height: 320 },
  })),
  removeFormat: fc.record({ formatId: formatIds }),
  resizeFormat: fc
    .tuple(formatIds, fc.nat({ max: 9000 }))
    .map(([id, width]) => ({ format: { id, kind: 'custom' as const, name: '', width, height: 500 } })),
  makeHome: fc.record({ formatId: formatIds }),
  addPage: newIds.map(newId => ({ page: { id: newId(), fill: { kind: 'none' as const }, layers: [] } })),
  removePage: fc.record({ pageId: pageIds }),
  movePage: fc.record({ pageId: pageIds, to: fc.integer({ min: -2, max: 9 }) }),
  duplicatePage: fc.tuple(pageIds, newIds).map(([pageId, newId]) => ({ pageId, as: newId(), newId })),
  setBackground: fc.record({ pageId: pageIds, fill: fills, to: fc.constantFrom('page', 'each', 'across') }),
  setGuides: fc.record({
    formatId: formatIds,
    guides: fc.record({ x: fc.array(fc.double()), y: fc.array(fc.double()) }),
  }),
  applyBrand: fc.constant({}),
  replaceDesign: designs.map(by => ({ by })),
}

const calls: fc.Arbitrary<Call> = fc
  .constantFrom(...(Object.keys(designCommands) as DesignCommand[]))
  .chain(command => (argsOf[command] as fc.Arbitrary<never>).map(args => [command, args] as Call))

const run = (design: Design, [command, args]: Call) => runDesignCommand(design, command, args)

// JSON knows no negative zero, and nothing is drawn differently for it.
expect.addEqualityTesters([(a, b) => (a === 0 && b === 0 ? true : undefined)])

const isSound = (design: Design) => {
  expect(Design.parse(JSON.parse(JSON.stringify(design)))).toEqual(design)
  expect(readDesign(design, counter('x')).repairs).toBeNull()
}

test('every command leaves a design that can be stored, whatever it is given', () => {
  fc.assert(
    fc.property(designs, fc.array(calls, { minLength: 1, maxLength: 8 }), (design, some) => {
      isSound(some.reduce(run, design))
    }),
  )
})

test('every step can be taken back to exactly how it was and done again, also from what is stored of it', () => {
  fc.assert(
    fc.property(designs, fc.array(calls, { minLength: 1, maxLength: 8 }), (design, some) => {
      const states = [design]
      let edited: Edited = { design, history: emptyHistory, open: null }
      for (const call of some) {
        const after = changeDesign(edited, run(edited.design, call), 'step', 'step')
        if (after.design === edited.design) continue
        states.push(after.design)
        edited = after
      }
      const steps = edited.history.steps.map(step => Step.parse(JSON.parse(JSON.stringify(step))))
      edited = { ...edited, history: { ...edited.history, steps } }
      const last = edited.design
      for (const state of states.slice(0, -1).reverse()) {
        edited = undoStep(edited)
        expect(edited.design).toEqual(state)
      }
      expect(undoStep(edited)).toBe(edited)
      for (const _ of steps) edited = redoStep(edited)
      expect(edited.design).toEqual(last)
      expect(redoStep(edited)).toBe(edited)
    }),
  )
})

test('a scene is made of every design in every format, and is the same objects as long as nothing changed', () => {
  fc.assert(
    fc.property(designs, pageIds, formatIds, calls, (design, pageId, formatId, call) => {
      const scene = sceneOf(design, pageId, formatId, kit)
      expect(JSON.stringify(scene)).not.toMatch(/null,"height"|brand:/)
      const again = sceneOf(design, pageId, formatId, kit)
      expect(again.layers.every((layer, at) => layer === scene.layers[at])).toBe(true)
      const changed = run(design, call)
      const kept = new Set<Layer>(allLayers(design))
      const same = pageOf(changed, pageId).layers.every(layer => kept.has(layer))
      if (same && changed.formats === design.formats && changed.homeFormatId === design.homeFormatId) {
        const after = sceneOf(changed, pageId, formatId, kit)
        const before = new Set<Layer>(
          design.pages.flatMap(({ id }) => [...sceneOf(design, id, formatId, kit).layers]),
        )
        expect(after.layers.every(layer => before.has(layer))).toBe(true)
      }
    }),
  )
})

test('making another format the leading one changes what is seen in none', () => {
  fc.assert(
    fc.property(designs, fc.nat({ max: 3 }), (design, at) => {
      const formatId = design.formats[at % design.formats.length]?.id ?? ''
      const led = runDesignCommand(design, 'makeHome', { formatId })
      for (const format of design.formats) {
        for (const page of design.pages) {
          const seen = (of: Design) => sceneOf(of, page.id, format.id, kit).layers.map(({ frame }) => frame)
          for (const [index, frame] of seen(led).entries()) {
            const before = seen(design)[index]
            for (const [key, value] of Object.entries(frame)) {
              expect(value).toBeCloseTo(before?.[key as keyof Frame] ?? Number.NaN, 5)
            }
          }
        }
      }
    }),
  )
})

test('whatever is stored can be read, and what is in order is not touched', () => {
  fc.assert(
    fc.property(fc.jsonValue(), stored => {
      isSound(readDesign(stored, counter('x')).design)
    }),
  )
  fc.assert(
    fc.property(designs, fc.nat({ max: 9 }), fc.jsonValue(), (design, at, broken) => {
      const layers = allLayers(design)
      const victim = layers[at]
      const damaged = {
        ...design,
        pages: design.pages.map(page => ({
          ...page,
          layers: page.layers.map(layer =>
            layer === victim ? { ...layer, frame: broken, opacity: 7 } : layer,
          ),
        })),
      }
      const { design: read, repairs } = readDesign(damaged, counter('x'))
      isSound(read)
      expect(allLayers(read).length).toBe(layers.length)
      expect(repairs?.mendedLayers ?? 0).toBe(victim === undefined ? 0 : 1)
    }),
  )
})

function square(...layers: Layer[]): Design {
  const design = newDesign(['square', 'story', 'landscape'], counter('f'))
  return { ...design, pages: design.pages.map(page => ({ ...page, layers })) }
}
const frameOf = (design: Design, format: number) => {
  const [layer] = allLayers(design)
  const wanted = design.formats[format]
  return layer === undefined || wanted === undefined ? null : layerIn(layer, homeOf(design), wanted).frame
}

test.each([
  ['left', 'top', box(40, 60, 200, 100)],
  ['right', 'bottom', box(40, 900, 200, 100)],
  ['centre', 'middle', box(40, 480, 200, 100)],
  ['stretch', 'stretch', box(40, 60, 200, 940)],
  ['scale', 'scale', box(40, 106.667, 200, 177.778)],
] as const)('anchored %s and %s, a box of a square stands in a story where it should', (x, y, wanted) => {
  const layer = newLayer('text', 'l1', box(40, 60, 200, 100), { anchor: { x, y } })
  const story = frameOf(square(layer), 1)
  const expected = {
    ...wanted,
    ...(y === 'bottom' ? { y: 1920 - (1080 - 60) } : {}),
    ...(y === 'middle' ? { y: 480 } : {}),
  }
  expect(story?.x).toBeCloseTo(expected.x, 2)
  expect(story?.y).toBeCloseTo(expected.y, 2)
  expect(story?.width).toBeCloseTo(expected.width, 2)
  expect(story?.height).toBeCloseTo(expected.height, 2)
})

test('what was adjusted in one format stays there while the others follow, until it is to follow again', () => {
  const design = square(newLayer('text', 'l1', box(40, 60, 200, 100), { text: 'Sale', size: 100 }))
  const adjusted = runDesignCommand(design, 'placeLayers', {
    formatId: 'f2',
    frames: { l1: box(1, 2, 3, 4) },
  })
  const moved = runDesignCommand(adjusted, 'placeLayers', {
    formatId: 'f1',
    frames: { l1: box(0, 0, 400, 100) },
  })
  expect(frameOf(moved, 0)).toEqual(box(0, 0, 400, 100))
  expect(frameOf(moved, 1)).toEqual(box(1, 2, 3, 4))
  expect(frameOf(moved, 2)?.width).toBeCloseTo((400 / 1080) * 1200)
  const sized = runDesignCommand(moved, 'editLayers', { ids: ['l1'], formatId: 'f3', patch: { size: 99 } })
  const sizeIn = (format: string) => {
    const [layer] = sceneOf(sized, '', format, kit).layers
    return layer?.type === 'text' ? layer.size : null
  }
  expect(sizeIn('f1')).toBe(100)
  expect(sizeIn('f3')).toBeCloseTo(99)
  const again = runDesignCommand(sized, 'followHome', { ids: ['l1'], formatId: 'f2' })
  expect(frameOf(again, 1)?.y).not.toBe(2)
})

test('a text whose corner is dragged grows its letters, in another format only there; its copy goes where it is dragged', () => {
  const design = square(newLayer('text', 'l1', box(40, 60, 200, 100), { text: 'Sale', size: 100 }))
  const grow = (of: Design, formatId: string) =>
    runDesignCommand(of, 'placeLayers', { formatId, frames: { l1: box(0, 0, 400, 200) }, scales: { l1: 2 } })
  const sizeIn = (of: Design, formatId: string) => {
    const [layer] = sceneOf(of, '', formatId, kit).layers
    return layer?.type === 'text' ? layer.size : null
  }
  const everywhere = grow(design, 'f1')
  expect([sizeIn(everywhere, 'f1'), sizeIn(everywhere, 'f2')]).toEqual([200, 200])
  const there = grow(design, 'f2')
  expect([sizeIn(there, 'f1'), sizeIn(there, 'f2')]).toEqual([100, 200])
  const at = { formatId: 'f1', frames: { l1: box(7, 8, 200, 100) } }
  const copied = runDesignCommand(design, 'duplicateLayers', { ids: ['l1'], at, newId: counter('c') })
  expect(allLayers(copied).map(({ id, frame }) => [id, frame.x])).toEqual([
    ['l1', 40],
    ['c1', 7],
  ])
})

test('alignment and equal gaps move groups as one and leave locked layers alone', () => {
  const rectangle = (id: string, x: number, more: Partial<Layer> = {}) =>
    ({ ...newLayer('shape', id, box(x, 0, 100, 100)), ...more }) as Layer
  const design = square(
    rectangle('l1', 0),
    rectangle('l2', 150, { groupIds: ['g'] }),
    rectangle('l3', 250, { groupIds: ['g'] }),
    rectangle('l4', 900),
    rectangle('l5', 700, { locked: true }),
  )
  const ids = ['l1', 'l2', 'l3', 'l4', 'l5']
  const xs = (of: Design) => allLayers(of).map(({ frame }) => frame.x)
  expect(xs(runDesignCommand(design, 'distributeLayers', { ids, formatId: 'f1', along: 'x' }))).toEqual([
    0, 400, 500, 900, 700,
  ])
  expect(xs(runDesignCommand(design, 'alignLayers', { ids, formatId: 'f1', to: 'right' }))).toEqual([
    900, 800, 900, 900, 700,
  ])
  expect(xs(runDesignCommand(design, 'alignLayers', { ids: ['l1'], formatId: 'f1', to: 'centre' }))[0]).toBe(
    490,
  )
})

test('a group keeps its name in copies, in copies of its page and where it is pasted, and loses it with its last layer', () => {
  const newId = counter('n')
  const layers = ['l1', 'l2'].map(id => newLayer('shape', id, box(0, 0, 50, 50)))
  let design = square(...layers)
  const [page] = design.pages
  design = runDesignCommand(design, 'groupLayers', { ids: ['l1', 'l2'], groupId: 'g' })
  design = runDesignCommand(design, 'nameGroup', { groupId: 'g', name: 'Bei' })
  design = runDesignCommand(design, 'duplicateLayers', { ids: ['l1', 'l2'], newId })
  design = runDesignCommand(design, 'duplicatePage', { pageId: page?.id ?? '', as: 'copy', newId })
  const copied = takeLayers(design, allLayers(design).slice(0, 2), design.homeFormatId)
  const pasted = pasteLayers(copied, homeOf(design), [], newId)
  const groupNames = namesOfCopies(copied.groupNames, copied.layers, pasted)
  design = runDesignCommand(design, 'addLayers', { pageId: 'copy', layers: pasted, groupNames })
  const groups = new Set(allLayers(design).flatMap(({ groupIds }) => groupIds))
  expect(groups.size).toBe(5)
  expect(design.groupNames).toEqual(Object.fromEntries([...groups].map(id => [id, 'Bei'])))
  isSound(design)
  design = runDesignCommand(design, 'removeLayers', { ids: ['l1', 'l2'] })
  const [other = ''] = [...groups].filter(id => id !== 'g')
  design = runDesignCommand(design, 'nameGroup', { groupId: other, name: '' })
  expect(Object.keys(design.groupNames)).toHaveLength(3)
})

test('the slots of a template are filled, what there is none of is hidden, long words get smaller letters', () => {
  const at = box(0, 0, 300, 100)
  const template = square(
    newLayer('text', 'l1', at, { slot: 'title', text: 'Offer' }),
    newLayer('text', 'l2', at, { slot: 'oldPrice', text: '20' }),
    newLayer('badge', 'l3', at, { slot: 'price', text: '15' }),
    newLayer('image', 'l4', at, { slot: 'image' }),
    newLayer('qr', 'l5', at, { slot: 'link' }),
  )
  expect(slotsOf(template)).toEqual(['title', 'oldPrice', 'price', 'image', 'link'])
  const filled = fillSlots(template, {
    title: 'Fresh mangoes of the season',
    oldPrice: '',
    price: '9.000',
    image: ['m1'],
    link: 'https://example.org',
  })
  isSound(filled)
  const [title, old, price, image, link] = allLayers(filled)
  expect(title).toMatchObject({ text: 'Fresh mangoes of the season', fit: 'shrink' })
  expect(old).toMatchObject({ hidden: true })
  expect(price).toMatchObject({ text: '9.000', before: '' })
  expect(image).toMatchObject({ mediaId: 'm1' })
  expect(link).toMatchObject({ value: 'https://example.org' })
  expect(mediaIn(filled)).toEqual(['m1'])
  expect(wordsIn(filled)).toContain('mangoes')
  expect(altTextOf(pageOf(filled, ''))).toBe('Fresh mangoes of the season. 9.000.')
})

test('a drag is one step, another drag another one, and no more than 200 are kept', () => {
  const design = square(newLayer('shape', 'l1', box(0, 0, 10, 10)))
  const moveTo = (edited: Edited, x: number, mode: 'step' | 'merge') =>
    changeDesign(
      edited,
      runDesignCommand(edited.design, 'placeLayers', { formatId: 'f1', frames: { l1: box(x, 0, 10, 10) } }),
      'move',
      mode,
    )
  let edited: Edited = { design, history: emptyHistory, open: null }
  for (const x of [1, 2, 3]) edited = moveTo(edited, x, 'merge')
  edited = closeStep(edited)
  for (const x of [4, 5]) edited = moveTo(edited, x, 'merge')
  expect(edited.history.steps.length).toBe(2)
  expect(frameOf(undoStep(edited).design, 0)?.x).toBe(3)
  expect(frameOf(undoStep(undoStep(edited)).design, 0)?.x).toBe(0)
  for (let x = 10; x < 300; x += 1) edited = moveTo(edited, x, 'step')
  expect(edited.history).toMatchObject({ at: keptSteps, steps: { length: keptSteps } })
})

test('a colour is replaced wherever the chosen layers have it, and nowhere in what is written', () => {
  const design = newDesign(['square'], counter('f'))
  const page = pageOf(design, '')
  const shadowed = newLayer('text', 'l1', box(0, 0, 10, 10), {
    text: '#d04020',
    fill: { kind: 'colour', paint: '#D04020' },
    shadow: { paint: '#d04020', blur: 4, x: 0, y: 2 },
  })
  const other = newLayer('icon', 'l2', box(0, 0, 10, 10), { paint: '#d04020' })
  const before = runDesignCommand(design, 'addLayers', { pageId: page.id, layers: [shadowed, other] })
  const after = runDesignCommand(before, 'replacePaint', { ids: ['l1'], from: '#d04020', to: 'brand:accent' })
  expect(allLayers(after)).toEqual([
    {
      ...shadowed,
      fill: { kind: 'colour', paint: 'brand:accent' },
      shadow: { paint: 'brand:accent', blur: 4, x: 0, y: 2 },
    },
    other,
  ])
  expect(paintsIn(before)).toEqual(['#d04020', 'brand:paper'])
})
