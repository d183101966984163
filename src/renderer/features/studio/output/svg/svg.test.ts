import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import type { Layer, LayerOf, LayerType } from '#shared/design/layer.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import type { Fill } from '#shared/design/paint.ts'
import type { Resources } from '../../stage/createResources.ts'
import { element, escaped } from './element.ts'
import { hasLetterOf } from './fontFaces.ts'
import { svgLayers } from './svgLayers.ts'
import type { SvgTools } from './svgLayers.ts'
import { createSvgPaper } from './SvgPaper.ts'

const hostile = '</title><script>alert(1)</script>" onload="alert(1)&<![CDATA[\u0000\u001f'
const frame = { x: 0, y: 0, width: 200, height: 100, rotation: 0 }

/** Names of elements and attributes; throws where it is no XML. */
function read(xml: string): { elements: string[]; attributes: Record<string, string>; text: string } {
  const parser = new SaxesParser()
  const found = { elements: [] as string[], attributes: {} as Record<string, string>, text: '' }
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    found.elements.push(name)
    Object.assign(found.attributes, attributes)
  })
  parser.on('text', text => {
    found.text += text
  })
  parser.write(xml).close()
  return found
}

test('whatever is written stays text', () => {
  const xml = element('text', { title: hostile, x: 1.23456 }, escaped(hostile))
  const { elements, attributes, text } = read(xml)
  expect(elements).toEqual(['text'])
  expect(Object.keys(attributes)).toEqual(['title', 'x'])
  expect(attributes['x']).toBe('1.235')
  expect(text).toBe(hostile.replace(/[\u0000\u001f]/g, ''))
})

const resources = {
  icon: () => ({ kind: 'lines', size: 24, paths: ['M1 2L3 4'] }),
} as unknown as Resources

function write<T extends LayerType>(type: T, given: Partial<LayerOf<T>>) {
  const paper = createSvgPaper()
  const layer = newLayer(type, 'one', frame, given)
  const writeIt = svgLayers[type] as (layer: Layer, tools: SvgTools) => string | null
  const written = writeIt(layer, { paper, resources })
  return { written, ...read(`<svg>${paper.definitions()}${written ?? ''}</svg>`) }
}

const gradient: Fill = {
  kind: 'gradient',
  shape: 'linear',
  angle: 45,
  stops: [
    { at: 1, paint: '#00000080' },
    { at: 0, paint: '#ffffff' },
  ],
}

test('fills and lines are said as they are drawn', () => {
  const { elements, attributes } = write('shape', {
    fill: gradient,
    stroke: { paint: '#ff0000', width: 4, dash: 'dashed' },
  })
  expect(elements).toEqual(['svg', 'linearGradient', 'stop', 'stop', 'path'])
  expect(attributes).toMatchObject({ fill: 'url(#d1)', stroke: '#ff0000', 'stroke-dasharray': '12 8' })
  expect(attributes).toMatchObject({ 'stop-color': '#000000', 'stop-opacity': '0.502' })
  const dotted = write('shape', {
    fill: { kind: 'pattern', pattern: 'dots', paint: '#112233', behind: '#ffffff', scale: 2 },
  })
  expect(dotted.elements).toContain('pattern')
})

test.each(['line', 'icon', 'drawing'] as const)('%s is said in paths', type => {
  const { elements, written } = write(type, {})
  expect(written).not.toBeNull()
  expect(elements).toContain('path')
})

test('a code is one path, and what has a picture as fill is drawn as a picture', () => {
  expect(write('qr', { value: 'https://duka.example' }).elements).toEqual(['svg', 'g', 'rect', 'path'])
  const fill: Fill = { kind: 'image', mediaId: 'm', focusX: 0.5, focusY: 0.5, blur: 0, opacity: 1 }
  expect(write('shape', { fill }).written).toBeNull()
  expect(write('image', {}).written).toBeNull()
})

test('only the fonts of letters that stand there are put in', () => {
  expect(hasLetterOf('U+0000-00FF, U+0131', 'Maembe')).toBe(true)
  expect(hasLetterOf('U+0400-04FF', 'Maembe')).toBe(false)
  expect(hasLetterOf('U+0131', 'ı')).toBe(true)
})
