import { isObject } from '../isObject.ts'
import { invalidRequest } from './BlueskyError.ts'
import { FORMATS } from './formats.ts'
import type { Format } from './formats.ts'

/** What a check may note besides refusing. */
export interface SchemaNotes {
  /** A field that the schema does not know: schemas are open, the real server keeps it and says nothing. */
  unknown: (path: string) => void
}

/** Refuses a value that is not as it must be; `path` is `$.embed.images[0]`. @throws BlueskyError 400 */
export type Schema = (value: unknown, path: string, notes: SchemaNotes) => void

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function refuse(reason: string, path: string): never {
  throw invalidRequest(`${reason} at ${path}`)
}

function wrongType(expected: string, value: unknown, path: string): never {
  return refuse(`Expected ${expected} value type (got ${preview(value)})`, path)
}

/** As refusals show a value: of what has parts the first two, of texts the beginning. */
function preview(value: unknown): string {
  if (Array.isArray(value)) return `[${firstTwo((value as unknown[]).map(preview))}]`
  if (isObject(value)) return `{${firstTwo(Object.keys(value).map(key => `${JSON.stringify(key)}: ...`))}}`
  if (typeof value === 'string' && value.length >= 256) return JSON.stringify(`${value.slice(0, 255)}…`)
  return JSON.stringify(value)
}

const firstTwo = (parts: readonly string[]) =>
  `${parts.slice(0, 2).join(', ')}${parts.length > 2 ? ', ...' : ''}`

function bound(kind: string, maximum: number | undefined, actual: number, path: string): void {
  if (maximum !== undefined && actual > maximum) {
    refuse(`${kind} too big (maximum ${maximum}, got ${actual})`, path)
  }
}

export function text(
  rules: { maxBytes?: number; maxGraphemes?: number; format?: Format; isOneOf?: string[] } = {},
): Schema {
  return (value, path) => {
    if (typeof value !== 'string') return wrongType('string', value, path)
    bound('string', rules.maxBytes, Buffer.byteLength(value), path)
    bound('grapheme', rules.maxGraphemes, Array.from(graphemes.segment(value)).length, path)
    const { format, isOneOf } = rules
    if (format !== undefined && !FORMATS[format](value)) {
      refuse(`Invalid ${format} (got ${preview(value)})`, path)
    }
    if (isOneOf && !isOneOf.includes(value)) refuse(`Expected one of ${isOneOf.join(', ')}`, path)
  }
}

export function integer(minimum: number, maximum = Number.MAX_SAFE_INTEGER): Schema {
  return (value, path) => {
    if (!Number.isSafeInteger(value)) return wrongType('integer', value, path)
    const actual = value as number
    if (actual < minimum) refuse(`integer too small (minimum ${minimum}, got ${actual})`, path)
    bound('integer', maximum, actual, path)
  }
}

export const flag: Schema = (value, path) => {
  if (typeof value !== 'boolean') wrongType('boolean', value, path)
}

export const anyObject: Schema = (value, path) => {
  if (!isObject(value)) wrongType('object', value, path)
}

export function nullable(schema: Schema): Schema {
  return (value, path, notes) => {
    if (value !== null) schema(value, path, notes)
  }
}

export function list(item: Schema, max?: number): Schema {
  return (value, path, notes) => {
    if (!Array.isArray(value)) return wrongType('array', value, path)
    bound('array', max, value.length, path)
    for (const [index, each] of (value as unknown[]).entries()) item(each, `${path}[${index}]`, notes)
  }
}

/** An object; null is not the same as absent. */
export function object(required: Record<string, Schema>, optional: Record<string, Schema> = {}): Schema {
  const known = { ...required, ...optional }
  return (value, path, notes) => {
    if (!isObject(value)) return wrongType('object', value, path)
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) refuse(`Missing required key "${name}"`, path)
    }
    for (const [name, each] of Object.entries(value)) {
      const schema = Object.hasOwn(known, name) ? known[name] : undefined
      if (schema) schema(each, `${path}.${name}`, notes)
      else if (name !== '$type') notes.unknown(`${path}.${name}`)
    }
  }
}

/** One of several objects, told by `$type`. Unions are open: a type that is not known is let through and noted. */
export function union(members: Record<string, Schema>): Schema {
  return (value, path, notes) => {
    const type = isObject(value) ? value['$type'] : undefined
    if (typeof type !== 'string') {
      return wrongType('an object which includes the "$type" property', value, path)
    }
    const member = Object.hasOwn(members, type) ? members[type] : undefined
    if (member) member(value, path, notes)
    else notes.unknown(`${path}.$type ${type}`)
  }
}

/** A reference to an uploaded file. @param accept a type, or the beginning of one: `image/` */
export function blob(accept: string, maxSize: number): Schema {
  const form = object({
    ref: object({ $link: text({ format: 'CID string' }) }),
    mimeType: text(),
    size: integer(0),
  })
  return (value, path, notes) => {
    if (!isObject(value) || value['$type'] !== 'blob') return wrongType('blob', value, path)
    form(value, path, notes)
    if (!String(value['mimeType']).startsWith(accept)) {
      refuse(
        `Expected "${accept.endsWith('/') ? `${accept}*` : accept}" (got ${JSON.stringify(value['mimeType'])})`,
        path,
      )
    }
    bound('blob', maxSize, Number(value['size']), path)
  }
}
