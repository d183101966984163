import { expect, test } from '@playwright/test'
import type { Layer, LayerOf, LayerType } from '#shared/design/layer.ts'
import type { StudioPage } from '../studio/page.ts'
import { startStudioPage } from '../studio/startStudioPage.ts'
import { handAt } from './stageHand.ts'

declare const studioPage: { studio: StudioPage }

function as<T extends LayerType>(type: T, layer: Layer): LayerOf<T> {
  if (layer.type !== type) throw new Error(`${layer.id} is a ${layer.type}.`)
  return layer as LayerOf<T>
}

// One page load for all of it: each step begins with the design as it was.
test('hands on the canvas: choosing, moving, sizing, turning, writing, cropping, drawing and looking around', async ({
  page,
}) => {
  const server = await startStudioPage()
  await page.goto(server.url)
  await page.waitForSelector('html[data-ready="true"]')
  const hand = handAt(page)
  const step = (name: string, body: () => Promise<void>) =>
    test.step(name, async () => {
      await page.evaluate(() => studioPage.studio.hands())
      await page.mouse.move(880, 660)
      await body()
    })

  await step(
    'a click chooses, one on the paper chooses nothing, what is locked stays out of it',
    async () => {
      await hand.click({ x: 150, y: 150 })
      expect(await hand.selected()).toEqual(['a'])
      await hand.click({ x: 450, y: 950 })
      expect(await hand.selected()).toEqual([])
      await hand.click({ x: 150, y: 550 })
      expect(await hand.selected()).toEqual([])
      await hand.drag({ x: 160, y: 560 }, { x: 300, y: 560 })
      expect(await hand.frame('locked')).toMatchObject({ x: 100, y: 500 })
      expect(await hand.steps()).toBe(0)
    },
  )

  await step(
    'a drag comes to lie in line with others and in equal gaps, and says how large they are',
    async () => {
      await hand.drag({ x: 670, y: 180 }, { x: 547, y: 154 }, { letGo: false })
      expect(await page.evaluate(() => studioPage.studio.marks({ x: 450, y: 150 }))).toBeGreaterThan(40)
      await hand.letGo()
      expect(await hand.frame('c')).toMatchObject({ x: 500, y: 100 })
      expect(await page.evaluate(() => studioPage.studio.marks({ x: 450, y: 150 }))).toBe(0)
      expect(await hand.steps()).toBe(1)
      await page.evaluate(() => studioPage.studio.undo())
      expect(await hand.frame('c')).toMatchObject({ x: 620, y: 130 })
    },
  )

  await step('the middle of the paper draws, and with Ctrl nothing does', async () => {
    await hand.drag({ x: 600, y: 800 }, { x: 504, y: 496 })
    expect(await hand.frame('over')).toMatchObject({ x: 460, y: 460 })
    await hand.drag({ x: 150, y: 150 }, { x: 153, y: 463 }, { keys: ['Control'] })
    const { x, y } = await hand.frame('a')
    expect([x, y].map(Math.round)).toEqual([103, 413])
  })

  await step('Shift keeps the axis', async () => {
    await hand.drag({ x: 150, y: 150 }, { x: 172, y: 420 }, { keys: ['Shift', 'Control'] })
    const { x, y } = await hand.frame('a')
    expect([x, Math.round(y)]).toEqual([100, 370])
  })

  await step('Alt carries a copy away, and one step takes it back', async () => {
    await hand.drag({ x: 150, y: 150 }, { x: 150, y: 450 }, { keys: ['Alt', 'Control'] })
    expect(await hand.frame('a')).toMatchObject({ x: 100, y: 100 })
    const [copy = ''] = await hand.selected()
    expect(Math.round((await hand.frame(copy)).y)).toBe(400)
    expect(await hand.steps()).toBe(1)
    await page.evaluate(() => studioPage.studio.undo())
    await expect(hand.layer(copy)).rejects.toThrow('no layer')
  })

  await step('a corner sizes a shape freely, with Shift in proportion; a side sizes one way', async () => {
    await hand.click({ x: 150, y: 150 })
    await hand.drag({ x: 200, y: 200 }, { x: 260, y: 230 }, { keys: ['Control'] })
    const free = await hand.frame('a')
    expect([free.x, free.y, Math.round(free.width), Math.round(free.height)]).toEqual([100, 100, 160, 130])
    await page.evaluate(() => studioPage.studio.undo())
    await hand.drag({ x: 200, y: 200 }, { x: 280, y: 240 }, { keys: ['Shift', 'Control'] })
    const kept = await hand.frame('a')
    expect(kept.width).toBeCloseTo(kept.height, 1)
    expect(kept.width).toBeGreaterThan(120)
    await page.evaluate(() => studioPage.studio.undo())
    await hand.drag({ x: 200, y: 150 }, { x: 240, y: 190 }, { keys: ['Control'] })
    const wide = await hand.frame('a')
    expect([Math.round(wide.width), wide.height]).toEqual([140, 100])
  })

  await step('a side that is dragged comes to lie on the edge of another', async () => {
    await hand.click({ x: 150, y: 150 })
    await hand.drag({ x: 200, y: 150 }, { x: 295, y: 150 })
    expect(await hand.frame('a')).toMatchObject({ x: 100, width: 200 })
  })

  await step('the corner of a text sizes its letters, its side breaks its lines anew', async () => {
    const before = as('text', await hand.layer('words'))
    const { x, y, width, height } = before.frame
    await hand.click({ x: x + 20, y: y + 20 })
    await hand.drag(
      { x: x + width, y: y + height },
      { x: x + width * 1.5, y: y + height * 1.5 },
      { keys: ['Control'] },
    )
    const larger = as('text', await hand.layer('words'))
    expect(larger.size / before.size).toBeCloseTo(larger.frame.width / width, 2)
    expect(larger.size).toBeGreaterThan(before.size * 1.3)
    await page.evaluate(() => studioPage.studio.undo())
    await hand.drag(
      { x: x + width, y: y + height / 2 },
      { x: x + width + 200, y: y + height / 2 },
      { keys: ['Control'] },
    )
    const wider = as('text', await hand.layer('words'))
    expect(wider.size).toBe(before.size)
    expect(Math.round(wider.frame.width)).toBe(Math.round(width + 200))
    expect(wider.frame.height).toBeCloseTo(height / 2, 0)
    expect(await hand.steps()).toBe(1)
  })

  await step('the handle above turns, with Shift by fifteen degrees', async () => {
    await hand.click({ x: 350, y: 150 })
    const above = 40 / (await page.evaluate(() => studioPage.studio.view())).zoom
    await hand.drag({ x: 350, y: 100 - above }, { x: 380, y: 100 - above }, { keys: ['Shift'] })
    expect((await hand.frame('b')).rotation).toBe(15)
    await page.evaluate(() => studioPage.studio.undo())
    await hand.drag({ x: 350, y: 100 - above }, { x: 393, y: 100 - above })
    const { rotation } = await hand.frame('b')
    expect(rotation).toBeGreaterThan(15)
    expect(rotation % 15).not.toBe(0)
  })

  await step('a rubber band, and Shift with a click, choose several; they move and size as one', async () => {
    await hand.drag({ x: 60, y: 60 }, { x: 420, y: 220 })
    expect(await hand.selected()).toEqual(['a', 'b'])
    await hand.click({ x: 670, y: 180 }, { keys: ['Shift'] })
    expect(await hand.selected()).toEqual(['a', 'b', 'c'])
    await hand.click({ x: 690, y: 200 }, { keys: ['Shift'] })
    expect(await hand.selected()).toEqual(['a', 'b'])
    await hand.drag({ x: 150, y: 150 }, { x: 150, y: 190 }, { keys: ['Control'] })
    expect(Math.round((await hand.frame('a')).y)).toBe(140)
    expect(Math.round((await hand.frame('b')).y)).toBe(140)
    await hand.drag({ x: 400, y: 240 }, { x: 550, y: 290 }, { keys: ['Control'] })
    const [a, b] = [await hand.frame('a'), await hand.frame('b')]
    expect(a.width).toBeCloseTo(b.width, 1)
    expect(a.width).toBeGreaterThan(120)
    expect((b.x - a.x) / a.width).toBeCloseTo(2, 1)
    // A click without a drag chooses the one that is meant.
    await hand.click({ x: 160, y: 200 })
    expect(await hand.selected()).toEqual(['a'])
  })

  await step('a group is one until it is entered, and leaving it makes it one again', async () => {
    await hand.click({ x: 150, y: 750 })
    expect(await hand.selected()).toEqual(['g1', 'g2'])
    await hand.drag({ x: 170, y: 770 }, { x: 210, y: 770 }, { keys: ['Control'] })
    expect(Math.round((await hand.frame('g2')).x)).toBe(260)
    await hand.click({ x: 300, y: 780 }, { clicks: 2 })
    expect(await hand.selected()).toEqual(['g2'])
    await hand.click({ x: 180, y: 730 })
    expect(await hand.selected()).toEqual(['g1'])
    expect(await page.evaluate(() => studioPage.studio.stage().escape())).toBe(true)
    expect(await page.evaluate(() => studioPage.studio.stage().escape())).toBe(false)
    await hand.click({ x: 200, y: 780 })
    expect(await hand.selected()).toEqual(['g1', 'g2'])
  })

  await step('a line is taken by what is seen of it, and its ends go anywhere', async () => {
    await hand.click({ x: 200, y: 906 })
    expect(await hand.selected()).toEqual(['line'])
    await hand.drag({ x: 300, y: 900 }, { x: 400, y: 800 })
    const risen = await hand.frame('line')
    expect(Math.round(risen.rotation)).toBe(-18)
    expect(Math.round(risen.width)).toBe(316)
    expect(Math.round(risen.x + risen.width / 2)).toBe(250)
    await hand.drag({ x: 400, y: 800 }, { x: 380, y: 905 })
    expect(await hand.frame('line')).toMatchObject({ rotation: 0 })
    await hand.drag({ x: 100, y: 900 }, { x: 380, y: 700 }, { keys: ['Shift'] })
    expect((await hand.frame('line')).rotation).toBe(90)
  })

  await step('writing on the canvas: keys, words, lines, the caret, and one step for all of it', async () => {
    const { x, y, width } = await hand.frame('words')
    const text = async () => as('text', await hand.layer('words')).text
    await hand.click({ x: x + 30, y: y + 25 }, { clicks: 2 })
    expect(await hand.told()).toContain('editing words')
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    await page.keyboard.type(' 🎉sana')
    expect(await text()).toBe('Karibu dukani leo 🎉sana')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.type('“')
    expect((await text()).startsWith('“Karibu')).toBe(true)
    // Where it is pressed stands the caret, and two presses choose a word.
    await hand.click({ x: x + width * 0.3, y: y + 25 }, { clicks: 2 })
    await page.keyboard.type('Habari')
    expect(await text()).toBe('“Habari dukani leo 🎉sana')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Moja')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.type('Mbili')
    expect(await text()).toBe('Mbili')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Tatu')
    expect((await hand.frame('words')).height).toBeCloseTo(100, 0)
    await page.keyboard.press('Escape')
    expect(await hand.told()).toContain('editing nothing')
    expect(await hand.steps()).toBe(1)
    await page.evaluate(() => studioPage.studio.undo())
    expect(await text()).toBe('Karibu dukani leo')
  })

  await step('an input method puts its letters together in the text', async () => {
    const { x, y } = await hand.frame('words')
    await hand.click({ x: x + 30, y: y + 25 }, { clicks: 2 })
    await page.keyboard.press('Control+a')
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 })
    expect(as('text', await hand.layer('words')).text).toBe('に')
    await devtools.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 })
    await devtools.send('Input.insertText', { text: '日本' })
    expect(as('text', await hand.layer('words')).text).toBe('日本')
    await page.keyboard.press('Escape')
  })

  await step('an empty frame asks for a picture', async () => {
    await hand.told()
    await hand.click({ x: 850, y: 850 }, { clicks: 2 })
    expect(await hand.told()).toContain('wants a picture empty')
  })

  await step('what changes elsewhere does not take a layer out of the hand', async () => {
    const before = await hand.frame('b')
    const steps = await hand.steps()
    await hand.drag({ x: 150, y: 150 }, { x: 190, y: 250 }, { keys: ['Control'], letGo: false })
    const elsewhere = { x: 320, y: 20, width: 100, height: 60, rotation: 0 }
    await page.evaluate(frame => studioPage.studio.place('b', frame), elsewhere)
    await hand.moveTo({ x: 210, y: 270 })
    await hand.letGo('Control')
    expect(await hand.frame('a')).toMatchObject({ x: 160, y: 220 })
    expect(await hand.frame('b')).toEqual(elsewhere)
    expect(await hand.steps()).toBe(steps + 2)
    await page.evaluate(() => studioPage.studio.undo())
    await page.evaluate(() => studioPage.studio.undo())
    expect(await hand.frame('b')).toEqual(before)
  })

  await step('a picture is moved and enlarged behind its frame', async () => {
    await hand.click({ x: 650, y: 450 }, { clicks: 2 })
    expect(await hand.told()).toContain('cropping picture')
    const crop = async () => as('image', await hand.layer('picture')).crop
    await hand.drag({ x: 650, y: 450 }, { x: 600, y: 450 })
    const moved = await crop()
    expect(moved.x).toBeGreaterThan(0.55)
    const { x, y } = await hand.at({ x: 650, y: 450 })
    await page.mouse.move(x, y)
    await page.mouse.wheel(0, -200)
    await expect.poll(async () => (await crop()).zoom).toBeGreaterThan(1.2)
    expect(await hand.frame('picture')).toMatchObject({ x: 500, y: 300, width: 300, height: 300 })
    expect(await page.evaluate(() => studioPage.studio.stage().escape())).toBe(true)
    expect(await hand.told()).toContain('cropping nothing')
    await page.evaluate(() => studioPage.studio.undo())
    expect((await crop()).zoom).toBe(1)
    await page.evaluate(() => studioPage.studio.undo())
    expect(await crop()).toEqual({ x: 0.5, y: 0.5, zoom: 1 })
  })

  await step('a line is drawn where the pen went, with few points', async () => {
    await page.evaluate(() => studioPage.studio.stage().setTool({ kind: 'draw', paint: '#264653', width: 8 }))
    await hand.drag({ x: 100, y: 850 }, { x: 420, y: 950 })
    const layers = await page.evaluate(() => studioPage.studio.layers())
    const drawn = layers.at(-1)
    if (drawn?.type !== 'drawing') throw new Error('nothing was drawn')
    expect(Object.values(drawn.frame).map(Math.round)).toEqual([100, 850, 320, 100, 0])
    expect(drawn.lines[0]?.points.length).toBeLessThan(10)
    await page.evaluate(() => studioPage.studio.stage().setTool({ kind: 'select' }))
  })

  await step(
    'looking around: the wheel, the middle button, the space bar, and zooming at the pointer',
    async () => {
      const view = () => page.evaluate(() => studioPage.studio.view())
      const { x, y } = await hand.at({ x: 450, y: 250 })
      await page.mouse.move(x, y)
      const first = await view()
      await page.mouse.wheel(0, 100)
      await expect.poll(async () => (await view()).y).toBe(first.y - 100)
      await page.mouse.down({ button: 'middle' })
      await page.mouse.move(x + 40, y + 30, { steps: 4 })
      await page.mouse.up({ button: 'middle' })
      const second = await view()
      expect([second.x - first.x, second.y - first.y]).toEqual([40, -70])
      await page.keyboard.down('Space')
      await page.mouse.down()
      await page.mouse.move(x, y, { steps: 4 })
      await page.mouse.up()
      await page.keyboard.up('Space')
      expect([(await view()).x, (await view()).y]).toEqual([first.x, first.y - 100])
      await page.keyboard.down('Control')
      await page.mouse.wheel(0, -120)
      await expect.poll(async () => (await view()).zoom).toBeGreaterThan(first.zoom * 1.3)
      await page.keyboard.up('Control')
      const zoomed = await view()
      expect((x - zoomed.x) / zoomed.zoom).toBeCloseTo((x - first.x) / first.zoom, 0)
      await page.evaluate(() => studioPage.studio.settled())
      expect(await hand.steps()).toBe(0)
      expect(await hand.selected()).toEqual([])
    },
  )

  await step('a guide is dragged from its ruler, moved, snapped to, and put back', async () => {
    await page.evaluate(() =>
      studioPage.studio.aids({
        guides: { x: [], y: [] },
        grid: null,
        snap: true,
        rulers: true,
        safeZone: null,
      }),
    )
    const guides = () => page.evaluate(() => studioPage.studio.guides())
    const onPaper = await hand.at({ x: 430, y: 640 })
    await page.mouse.move(10, onPaper.y)
    await page.mouse.down()
    await page.mouse.move(onPaper.x, onPaper.y, { steps: 6 })
    await page.mouse.up()
    const [x = 0] = (await guides()).x
    expect(Math.abs(x - 430)).toBeLessThan(2)
    await hand.drag({ x, y: 640 }, { x: 440, y: 640 })
    expect((await guides()).x).toEqual([440])
    await hand.drag({ x: 350, y: 150 }, { x: 386, y: 250 })
    expect((await hand.frame('b')).x).toBe(340)
    const { x: left, y } = await hand.at({ x: 440, y: 660 })
    await page.mouse.move(left, y)
    await page.mouse.down()
    await page.mouse.move(5, y, { steps: 6 })
    await page.mouse.up()
    expect((await guides()).x).toEqual([])
  })

  await step('the menu of the right button is for what lies under it, and chooses it', async () => {
    await hand.click({ x: 600, y: 800 }, { button: 'right' })
    expect(await hand.told()).toEqual(expect.arrayContaining(['context over', 'select over']))
    await hand.click({ x: 450, y: 975 }, { button: 'right' })
    expect(await hand.told()).toContain('context paper')
  })

  await step('what is small can be carried by its middle, whatever the zoom', async () => {
    await page.evaluate(() => {
      studioPage.studio.stage().zoomTo(0.15)
      return studioPage.studio.settled()
    })
    await hand.click({ x: 350, y: 150 })
    await hand.drag({ x: 350, y: 150 }, { x: 350, y: 450 }, { keys: ['Control'] })
    const { y, width, height, rotation } = await hand.frame('b')
    expect([width, height, rotation]).toEqual([100, 100, 0])
    expect(Math.abs(y - 400)).toBeLessThan(8)
  })
  expect(server.missing).toEqual([])
  await server.close()
})
