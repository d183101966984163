import { SaxesParser } from 'saxes'
import { damagedFile } from '../damagedFile.ts'
import { svgAttribute } from './svgAttribute.ts'
import type { SvgElement } from './SvgNode.ts'
import { svgRefusal } from './svgRefusal.ts'
import { referencesIn } from './svgAttribute.ts'

const deepest = 100
const mostElements = 50_000
/** With everything counted as often as it is drawn: parts that use parts that use parts grow as fast as entities do. */
const mostDrawn = 200_000

/** What a still drawing is made of. */
const drawn = new Set(
  `svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan textPath
  linearGradient radialGradient stop pattern clipPath mask marker image filter feBlend feColorMatrix feComponentTransfer
  feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
  feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
  feTurbulence`.split(/\s+/),
)
/** What runs or brings other documents along: a file that has it is refused, not mended. */
const active = new Set(
  'script foreignobject iframe object embed audio video canvas handler listener html body'.split(' '),
)

/**
 * Reads a drawing strictly and keeps only what a still drawing needs. Throws AppError `unsupported_file` when it is no
 * well-formed SVG, would run something, asks for something outside, or would take too much to draw.
 */
export function readSvg(text: string): SvgElement {
  const parser = new SaxesParser()
  const open: (SvgElement | null)[] = []
  const references = new Map<SvgElement, string[]>()
  let root: SvgElement | null = null
  let count = 0
  const addReferences = (element: SvgElement, found: readonly string[]) => {
    if (found.length > 0) references.set(element, [...(references.get(element) ?? []), ...found])
  }
  parser.on('error', error => {
    throw damagedFile('image/svg+xml', 'it is no well-formed SVG', error)
  })
  parser.on('doctype', doctype => {
    if (doctype.includes('[')) throw svgRefusal('svgEntities')
  })
  parser.on('opentag', tag => {
    count += 1
    if (count > mostElements || open.length >= deepest) throw svgRefusal('svgTooMuch')
    const name = tag.name.replace(/^svg:/, '')
    if (active.has(name.toLowerCase())) throw svgRefusal('svgActive')
    const parent = open.at(-1)
    const attributes = Object.entries(tag.attributes).flatMap(([key, value]) => {
      const checked = svgAttribute(name, key, value)
      return checked === null ? [] : [checked]
    })
    // What is not drawn goes, with all it has inside; a link stays as the group it is.
    const kept = name === 'a' ? 'g' : name
    if (parent === null || !drawn.has(kept)) return void open.push(null)
    const element: SvgElement = {
      name: kept,
      attributes: new Map(attributes.map(one => [one.name, one.value])),
      children: [],
    }
    for (const one of attributes) addReferences(element, one.references)
    if (parent === undefined) root = element
    else parent.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const addText = (piece: string) => {
    const parent = open.at(-1)
    if (parent === null || parent === undefined) return
    if (parent.name === 'style') addReferences(parent, referencesIn(piece))
    if (piece.trim() !== '' || parent.name === 'text' || parent.name === 'tspan') parent.children.push(piece)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.write(text).close()
  const found = root as SvgElement | null
  if (found?.name !== 'svg') throw damagedFile('image/svg+xml', 'it is no SVG')
  refuseExplosions(found, references)
  return found
}

/** Counts what is drawn, following what uses what. Throws where that goes in circles or grows too large. */
function refuseExplosions(root: SvgElement, references: ReadonlyMap<SvgElement, readonly string[]>): void {
  const byId = new Map<string, SvgElement>()
  const collect = (element: SvgElement) => {
    const id = element.attributes.get('id')
    if (id !== undefined) byId.set(id, element)
    for (const child of element.children) if (typeof child !== 'string') collect(child)
  }
  collect(root)
  const costs = new Map<SvgElement, number>()
  const beingCounted = new Set<SvgElement>()
  const costOf = (element: SvgElement): number => {
    const known = costs.get(element)
    if (known !== undefined) return known
    // A mask that names itself is drawn by nobody, but nothing honest is made like that. Chains are as bounded as the depth.
    if (beingCounted.has(element) || beingCounted.size > deepest * 10) throw svgRefusal('svgTooMuch')
    beingCounted.add(element)
    let cost = 1
    for (const child of element.children) if (typeof child !== 'string') cost += costOf(child)
    for (const id of references.get(element) ?? []) {
      const target = byId.get(id)
      // What a style sheet names is used by what it styles; it is counted once, as a part of its own.
      if (target !== undefined && element.name !== 'style') cost += costOf(target)
    }
    if (cost > mostDrawn) throw svgRefusal('svgTooMuch')
    beingCounted.delete(element)
    costs.set(element, cost)
    return cost
  }
  costOf(root)
}
