import { z } from 'zod'
import { Id, Name } from '../model/fields.ts'
import { Design, designVersion, Guides } from './design.ts'
import type { Page } from './design.ts'
import { DesignFormat, formatSizes } from './designFormat.ts'
import { Layer } from './layer.ts'
import type { LayerType } from './layer.ts'
import { Adjustment, Frame } from './layerBase.ts'
import { newLayer } from './newLayer.ts'
import { colourFill, Fill } from './paint.ts'

/** What had to be done to read a design: how many layers were mended or could not be kept, and whether anything else was mended. */
export interface Repairs {
  mendedLayers: number
  lostLayers: number
  mendedOther: boolean
}

export interface ReadDesign {
  design: Design
  /** Null: it was in order. */
  repairs: Repairs | null
}

/**
 * Reads a design as it is stored. Never fails: what cannot be read is mended with what a new one has, and only what is no layer
 * at all is left out. `newId` gives ids to what has none, or one that another thing has already.
 */
export function readDesign(stored: unknown, newId: () => string): ReadDesign {
  const read = Design.safeParse(upgraded(stored))
  if (read.success && isSound(read.data)) return { design: read.data, repairs: null }
  const repairs: Repairs = { mendedLayers: 0, lostLayers: 0, mendedOther: false }
  return { design: mended(thing(stored), newId, repairs), repairs }
}

/** Brings what an earlier Ratiba stored to the present version, one version after another. There is only one yet. */
const upgraded = (stored: unknown): unknown => stored

/** What the schema cannot say: ids are given once, and the home format is there. */
function isSound({ formats, homeFormatId, pages }: Design): boolean {
  const ids = [formats, pages, pages.flatMap(page => page.layers)]
  return (
    formats.some(({ id }) => id === homeFormatId) &&
    ids.every(things => new Set(things.map(({ id }) => id)).size === things.length)
  )
}

function mended(stored: Record<string, unknown>, newId: () => string, repairs: Repairs): Design {
  const note = <T>(value: T): T => {
    repairs.mendedOther = true
    return value
  }
  const formatIds = uniqueIds(newId)
  const formats = list(stored.formats)
    .flatMap(one => {
      const format = DesignFormat.safeParse({
        kind: 'custom',
        name: '',
        ...thing(one),
        id: formatIds(thing(one).id),
      })
      return format.success ? [format.data] : note([])
    })
    .slice(0, 24)
  const [first = note({ id: newId(), kind: 'square' as const, name: '', ...formatSizes.square })] = formats
  const kept = formats.length === 0 ? [first] : formats
  const pageIds = uniqueIds(newId)
  const layerIds = uniqueIds(newId)
  const known = new Set(kept.map(({ id }) => id))
  const pages = list(stored.pages)
    .slice(0, 20)
    .map(one => mendedPage(thing(one), pageIds, layerIds, known, repairs))
  const across = Fill.nullable().safeParse(stored.acrossPages ?? null)
  const guides = Object.entries(thing(stored.guides)).flatMap(([id, lines]) => {
    const read = Guides.safeParse(lines)
    return read.success && known.has(id) ? [[id, read.data] as const] : note([])
  })
  const groupNames = Object.entries(thing(stored.groupNames)).flatMap(([id, name]) => {
    const read = z.tuple([Id, Name]).safeParse([id, name])
    return read.success ? [read.data] : note([])
  })
  return {
    version: designVersion,
    formats: kept,
    homeFormatId:
      typeof stored.homeFormatId === 'string' && known.has(stored.homeFormatId)
        ? stored.homeFormatId
        : note(first.id),
    pages: pages.length > 0 ? pages : note([{ id: newId(), fill: colourFill('brand:paper'), layers: [] }]),
    acrossPages: across.success ? across.data : note(null),
    guides: Object.fromEntries(guides),
    groupNames: Object.fromEntries(groupNames),
  }
}

type IdOf = (given: unknown) => string

function mendedPage(
  stored: Record<string, unknown>,
  pageIds: IdOf,
  layerIds: IdOf,
  formatIds: ReadonlySet<string>,
  repairs: Repairs,
): Page {
  const fill = Fill.safeParse(stored.fill)
  if (!fill.success) repairs.mendedOther = true
  const layers = list(stored.layers).flatMap(one => {
    const id = layerIds(thing(one).id)
    const read = Layer.safeParse(one)
    if (read.success && read.data.id === id) return [read.data]
    const layer = mendedLayer(thing(one), id, formatIds)
    if (layer === null) repairs.lostLayers += 1
    else repairs.mendedLayers += 1
    return layer === null ? [] : [layer]
  })
  repairs.lostLayers += Math.max(layers.length - 500, 0)
  return {
    id: pageIds(stored.id),
    fill: fill.success ? fill.data : colourFill('brand:paper'),
    layers: layers.slice(0, 500),
  }
}

/** A layer with whatever can be read of it, the rest as a new one has it; null when not even its type can be read. */
function mendedLayer(
  stored: Record<string, unknown>,
  id: string,
  formatIds: ReadonlySet<string>,
): Layer | null {
  const option = Layer.options.find(({ shape }) => shape.type.value === stored.type)
  if (option === undefined) return null
  const type: LayerType = option.shape.type.value
  const frame = Frame.safeParse(stored.frame)
  const fresh = newLayer(
    type,
    id,
    frame.success ? frame.data : { x: 0, y: 0, width: 200, height: 200, rotation: 0 },
  )
  const kept = Object.entries<z.ZodType>(option.shape).flatMap(([key, schema]) => {
    if (key === 'id' || key === 'frame') return []
    if (key === 'adjustments') return [[key, keptAdjustments(thing(stored[key]), formatIds)] as const]
    const read = schema.safeParse(stored[key])
    return read.success ? [[key, read.data] as const] : []
  })
  const layer = Layer.safeParse({ ...fresh, ...Object.fromEntries(kept) })
  return layer.success ? layer.data : fresh
}

const keptAdjustments = (stored: Record<string, unknown>, formatIds: ReadonlySet<string>) =>
  Object.fromEntries(
    Object.entries(stored).flatMap(([id, adjusted]) => {
      const read = Adjustment.safeParse(adjusted)
      return read.success && formatIds.has(id) ? [[id, read.data] as const] : []
    }),
  )

/** Gives each id once. */
function uniqueIds(newId: () => string): IdOf {
  const given = new Set<string>()
  return wanted => {
    const id =
      typeof wanted === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(wanted) && !given.has(wanted)
        ? wanted
        : newId()
    given.add(id)
    return id
  }
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])
const thing = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
