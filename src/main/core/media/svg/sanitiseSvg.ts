import { damagedFile } from '../damagedFile.ts'
import { loadSharp } from '../loadSharp.ts'
import { maxPixels } from '../openPicture.ts'
import { readSvg } from './readSvg.ts'
import { writeSvg, type SvgElement } from './SvgNode.ts'
import { svgRefusal } from './svgRefusal.ts'

/** The longer side a drawing is given: large enough to be sharp in every format wherever it is made into pixels. */
const drawnSide = 2048

export interface SafeSvg {
  text: string
  width: number
  height: number
}

/**
 * A drawing that runs and fetches nothing, from the bytes of any SVG. What it was given before, it gives back unchanged. Throws AppError
 * `unsupported_file` with the reason.
 */
export async function sanitiseSvg(bytes: Uint8Array): Promise<SafeSvg> {
  const root = readSvg(decode(bytes))
  await checkEmbedded(root)
  const { width, height, viewBox } = sizeOf(root)
  // Only what is outermost says how large it is; a place in another document means nothing here.
  for (const name of ['x', 'y', 'width', 'height', 'viewBox']) root.attributes.delete(name)
  const attributes = new Map([
    ['xmlns', 'http://www.w3.org/2000/svg'],
    ['width', String(width)],
    ['height', String(height)],
    ['viewBox', viewBox],
    ...root.attributes,
  ])
  return { text: `${writeSvg({ ...root, attributes })}\n`, width, height }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw damagedFile('image/svg+xml', 'its letters cannot be read', error)
  }
}

/** In pixels of 1/96 inch. */
const unitSizes: Record<string, number> = { '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 3.7795, cm: 37.795, in: 96 }

function lengthOf(value: string | undefined): number | null {
  const [, number, unit = ''] = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(value ?? '') ?? []
  const size = unitSizes[unit.toLowerCase()]
  const length = number === undefined || size === undefined ? NaN : Number(number) * size
  return Number.isFinite(length) && length > 0 ? length : null
}

function sizeOf({ attributes }: SvgElement): { width: number; height: number; viewBox: string } {
  const view = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [x = 0, y = 0, viewWidth = 0, viewHeight = 0] = view
  const hasView = view.length === 4 && view.every(Number.isFinite) && viewWidth > 0 && viewHeight > 0
  const width = lengthOf(attributes.get('width')) ?? (hasView ? viewWidth : 300)
  const height = lengthOf(attributes.get('height')) ?? (hasView ? (width / viewWidth) * viewHeight : 150)
  const ratio = width / height
  if (ratio > 200 || ratio < 1 / 200) throw damagedFile('image/svg+xml', 'it has no size that can be drawn')
  const scale = drawnSide / Math.max(width, height)
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    viewBox: hasView ? [x, y, viewWidth, viewHeight].join(' ') : `0 0 ${width} ${height}`,
  }
}

/** Pictures inside a drawing are looked at like any other: all of them together may have as many pixels as one. */
async function checkEmbedded(element: SvgElement): Promise<void> {
  const pictures: string[] = []
  const collect = ({ attributes, children }: SvgElement) => {
    const href = attributes.get('href')
    if (href?.startsWith('data:') === true) pictures.push(href.slice(href.indexOf(',') + 1))
    for (const child of children) if (typeof child !== 'string') collect(child)
  }
  collect(element)
  let pixels = 0
  for (const base64 of pictures) {
    const { width, height } = await loadSharp()(Buffer.from(base64, 'base64'), {
      limitInputPixels: maxPixels,
    })
      .metadata()
      .catch((error: unknown) => {
        throw damagedFile('image/svg+xml', 'a picture inside it cannot be read', error)
      })
    pixels += width * height
    if (pixels > maxPixels) throw svgRefusal('svgTooMuch')
  }
}
