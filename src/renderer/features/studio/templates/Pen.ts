import type { BrandKit } from '#shared/design/brandKit.ts'
import { contrastOf } from '#shared/design/contrastOf.ts'
import type { Layer, LayerOf, LayerType } from '#shared/design/layer.ts'
import type { SlotName } from '#shared/design/layerBase.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import { colourFill, type BrandColour, type Fill } from '#shared/design/paint.ts'
import type { Language } from '#shared/model/language.ts'
import { inset, type Box } from './box.ts'

import type { Words } from './Template.ts'

/** What was drawn on one page in one format, from the lowest to the topmost. */
export interface Drawn {
  fill: Fill
  layers: { key: string; layer: Layer }[]
}

export interface Paper {
  width: number
  height: number
}

type Given<T extends LayerType> = Partial<LayerOf<T>>

/** A format of this shape has its content side by side, and one of that over one another with room to breathe. */
const wideFrom = 1.3
const tallFrom = 1.6
/** What apps lay over the top and the bottom of a story, as shares of its height. */
const storyTop = 0.12
const storyBottom = 0.15
/** The paper that sizes of letters are thought for, as the root of its area. */
const usualSide = Math.sqrt(1080 * 1350)
/** Of words that are read, and of small capitals over them. */
const usualSize = 44
const labelSize = 32

/**
 * Draws a template for one format. Everything has a key, by which the same thing is found again in the other formats; sizes of
 * letters are given for a portrait post and follow the area of the format.
 */
export class Pen {
  readonly paper: Paper
  readonly language: Language
  readonly drawn: Drawn = { fill: colourFill('brand:paper'), layers: [] }
  private readonly kit: BrandKit

  constructor(paper: Paper, kit: BrandKit, language: Language) {
    this.paper = paper
    this.kit = kit
    this.language = language
  }

  /** Times a size for a portrait post. */
  get unit(): number {
    return Math.sqrt(this.paper.width * this.paper.height) / usualSide
  }
  get wide(): boolean {
    return this.paper.width / this.paper.height > wideFrom
  }
  get tall(): boolean {
    return this.paper.height / this.paper.width > tallFrom
  }
  get margin(): number {
    return Math.min(this.paper.width, this.paper.height) * (this.wide ? 0.085 : 0.08)
  }
  get all(): Box {
    const { width, height } = this.paper
    return { x: 0, y: 0, width, height }
  }
  /** Where words belong: within the margin, and in a story clear of what the app lays over it. */
  get safe(): Box {
    const { width, height } = this.paper
    if (!this.tall) return inset(this.all, this.margin)
    const top = height * storyTop
    return {
      x: this.margin,
      y: top,
      width: width - 2 * this.margin,
      height: height * (1 - storyBottom) - top,
    }
  }

  /** Paper or ink of the brand: whichever is read better upon this colour of it. */
  on(colour: BrandColour): 'brand:paper' | 'brand:ink' {
    const { colours } = this.kit
    const ground = colours[colour]
    return contrastOf(colours.paper, ground) >= contrastOf(colours.ink, ground) ? 'brand:paper' : 'brand:ink'
  }
  /** The first of these colours that is read well upon the ground, or what `on` says. */
  readable(ground: BrandColour, ...wishes: BrandColour[]): `brand:${BrandColour}` {
    const { colours } = this.kit
    const good = wishes.find(wish => contrastOf(colours[wish], colours[ground]) >= 4.5)
    return good === undefined ? this.on(ground) : `brand:${good}`
  }

  ground(fill: Fill | BrandColour): void {
    this.drawn.fill = typeof fill === 'string' ? colourFill(`brand:${fill}`) : fill
  }

  private add<T extends LayerType>(type: T, key: string, box: Box, given: Given<T>, rotation = 0): void {
    const layer = newLayer(type, key, { ...box, rotation }, given)
    this.drawn.layers.push({ key, layer })
  }

  shape(key: string, box: Box, colour: BrandColour, given: Given<'shape'> & { turn?: number } = {}): void {
    const { turn = 0, ...rest } = given
    this.add('shape', key, box, { fill: colourFill(`brand:${colour}`), ...rest }, turn)
  }

  picture(key: string, box: Box, given: Given<'image'> & { turn?: number } = {}): void {
    const { turn = 0, ...rest } = given
    this.add('image', key, box, { slot: 'image', ...rest }, turn)
  }

  /** A straight line in the middle of a box, along its longer side. */
  line(key: string, box: Box, colour: `brand:${BrandColour}`, width = 4): void {
    const y = box.y + box.height / 2
    this.add(
      'line',
      key,
      { x: box.x, y: y - 4, width: box.width, height: 8 },
      {
        stroke: { paint: colour, width, dash: 'solid' },
      },
    )
  }

  icon(key: string, box: Box, icon: string, colour: `brand:${BrandColour}`, thickness = 1.75): void {
    this.add('icon', key, box, { icon, paint: colour, thickness })
  }

  badge(key: string, box: Box, given: Given<'badge'> & { turn?: number }): void {
    const { turn = 0, ...rest } = given
    this.add('badge', key, box, rest, turn)
  }

  qr(key: string, box: Box): void {
    this.add('qr', key, box, { value: 'https://example.org', slot: 'link', margin: 2 })
  }

  private text(key: string, box: Box, words: Words, given: Given<'text'>): void {
    const { size = usualSize, ...rest } = given
    this.add('text', key, box, { text: words[this.language], fit: 'shrink', size: size * this.unit, ...rest })
  }

  /** Large words, in the brand's family for headings. */
  heading(
    key: string,
    box: Box,
    words: Words,
    paint: `brand:${BrandColour}`,
    given: Given<'text'> = {},
  ): void {
    this.text(key, box, words, {
      family: 'brand:heading',
      weight: 800,
      lineHeight: 1.06,
      letterSpacing: -15,
      size: 100,
      fill: colourFill(paint),
      slot: key === 'title' ? 'title' : null,
      ...given,
    })
  }

  /** Words to be read, in the brand's family for texts. */
  body(key: string, box: Box, words: Words, paint: `brand:${BrandColour}`, given: Given<'text'> = {}): void {
    const slots: Partial<Record<string, SlotName>> = { text: 'text', contact: 'contact', date: 'date' }
    this.text(key, box, words, {
      family: 'brand:body',
      lineHeight: 1.35,
      fill: colourFill(paint),
      slot: slots[key] ?? null,
      ...given,
    })
  }

  /** A few small capitals that say what this is about. */
  label(key: string, box: Box, words: Words, paint: `brand:${BrandColour}`, given: Given<'text'> = {}): void {
    this.body(key, box, words, paint, {
      weight: 600,
      size: labelSize,
      lineHeight: 1.2,
      letterSpacing: 120,
      letterCase: 'upper',
      verticalAlign: 'middle',
      ...given,
    })
  }
}
