import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrastOf } from '#shared/design/contrastOf.ts'
import { defaultBrandKit } from '#shared/design/defaultBrandKit.ts'
import { Design } from '#shared/design/design.ts'
import type { NamedFormat } from '#shared/design/designFormat.ts'
import { factsOfFamily } from '#shared/design/fontFamilies.ts'
import type { LayerOf } from '#shared/design/layer.ts'
import type { Frame } from '#shared/design/layerBase.ts'
import { sceneOf } from '#shared/design/sceneOf.ts'
import { designFrom } from './designFrom.ts'
import { findTemplates, templates } from './registry.ts'
import { templateKinds } from './Template.ts'

const formats = ['portrait', 'square', 'story', 'landscape', 'pin', 'linkCard'] as const
const icons = JSON.parse(
  readFileSync(new URL('../../../../../node_modules/lucide-static/icon-nodes.json', import.meta.url), 'utf8'),
) as Record<string, unknown>

function made(id: string, language: 'en' | 'sw' = 'en', colour = '#1f6f5c', home: NamedFormat = 'portrait') {
  const template = templates.find(one => one.id === id)
  if (template === undefined) throw new Error(id)
  let last = 0
  const kit = defaultBrandKit(colour)
  const others = formats.filter(format => format !== home)
  const newId = () => `id-${String(++last)}`
  return { kit, design: designFrom(template, { kit, language, formats: [home, ...others], newId }) }
}

/** Whether two boxes have more in common than the little by which anchors may miss what was drawn. */
function touches(one: Frame, other: Frame): boolean {
  const slack = 4
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return width > slack && height > slack
}

test('there are at least forty, of every kind, each with its own id', () => {
  expect(templates.length).toBeGreaterThanOrEqual(40)
  expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length)
  expect(new Set(templates.map(({ kind }) => kind))).toEqual(new Set(templateKinds))
})

describe.each(templates.map(({ id }) => id))('%s', id => {
  test('is a design, made of what there is', () => {
    for (const language of ['en', 'sw'] as const) {
      const { design } = made(id, language)
      expect(Design.parse(JSON.parse(JSON.stringify(design)))).toEqual(design)
      for (const layer of design.pages.flatMap(page => page.layers)) {
        if (layer.type === 'icon') expect(icons).toHaveProperty([layer.icon])
        if (layer.type === 'text' && !layer.family.startsWith('brand:'))
          expect(factsOfFamily(layer.family), layer.family).not.toBeNull()
        if (layer.type === 'text') expect(layer.text.trim()).not.toBe('')
      }
    }
  })

  test('has something a post fills in', () => {
    const { design } = made(id)
    expect(design.pages.some(page => page.layers.some(layer => layer.slot !== null))).toBe(true)
  })

  test.each(formats)('at home in %s, no text leaves the paper or touches another in any format', home => {
    const { design, kit } = made(id, 'en', '#1f6f5c', home)
    for (const page of design.pages)
      for (const format of design.formats) {
        const scene = sceneOf(design, page.id, format.id, kit)
        const texts = scene.layers.filter((layer): layer is LayerOf<'text'> => layer.type === 'text')
        for (const [index, text] of texts.entries()) {
          const { x, y, width, height } = text.frame
          const where = `${text.text} in ${format.kind}`
          expect(Math.min(x, y), where).toBeGreaterThanOrEqual(0)
          expect(x + width, where).toBeLessThanOrEqual(format.width)
          expect(y + height, where).toBeLessThanOrEqual(format.height)
          // Room for at least one line of letters that can be read on a phone.
          expect(Math.min(width, height), where).toBeGreaterThan(format.height * 0.025)
          for (const other of texts.slice(index + 1))
            expect(touches(text.frame, other.frame), `${where}, ${other.text}`).toBe(false)
        }
      }
  })

  test.each(['#1f6f5c', '#f2d13c', '#101010', '#fafafa', '#c8321e', '#7a3fb0'])(
    'is read well in the brand %s',
    colour => {
      const { design, kit } = made(id, 'en', colour)
      for (const page of design.pages) {
        const scene = sceneOf(design, page.id, design.homeFormatId, kit)
        scene.layers.forEach((layer, index) => {
          if (layer.type !== 'text' || layer.fill.kind !== 'colour') return
          // What lies right under it: the last opaque shape that holds its middle, or the page.
          const middle = {
            x: layer.frame.x + layer.frame.width / 2,
            y: layer.frame.y + layer.frame.height / 2,
          }
          const under = scene.layers
            .slice(0, index)
            .findLast(
              ({ type, frame }) =>
                (type === 'shape' || type === 'image') &&
                middle.x > frame.x &&
                middle.x < frame.x + frame.width &&
                middle.y > frame.y &&
                middle.y < frame.y + frame.height,
            )
          if (under?.type === 'image') return
          const ground = under?.type === 'shape' ? under.fill : scene.fill
          if (ground.kind !== 'colour') return
          const contrast = contrastOf(layer.fill.paint, ground.paint)
          expect(contrast, `${layer.text} on ${ground.paint}`).toBeGreaterThanOrEqual(
            layer.size >= 60 ? 3 : 4.5,
          )
        })
      }
    },
  )
})

test('they are found by words of both languages, those with the word in their name first', () => {
  expect(findTemplates('punguzo', null, 'sw').map(({ id }) => id)).toContain('sale-type')
  expect(findTemplates('review', null, 'en')[0]?.id).toBe('review-stars')
  expect(findTemplates('poll vote', 'engage', 'en').map(({ id }) => id)).toEqual(['story-poll'])
  expect(findTemplates('скидка', null, 'en').map(({ id }) => id)).toContain('sale-type')
  expect(findTemplates('отзыв', null, 'en').map(({ kind }) => kind)).toContain('proof')
  expect(findTemplates('nothing like this', null, 'en')).toEqual([])
  expect(findTemplates('', 'sell', 'en').every(({ kind }) => kind === 'sell')).toBe(true)
})
