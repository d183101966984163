import fc from 'fast-check'
import type { z } from 'zod'

/** The parts of a zod schema's definition that are read here. */
interface Definition {
  type: string
  shape?: Record<string, z.ZodType>
  options?: z.ZodType[]
  innerType?: z.ZodType
  element?: z.ZodType
  keyType?: z.ZodType
  valueType?: z.ZodType
  in?: z.ZodType
  entries?: Record<string, string>
  values?: unknown[]
  checks?: { _zod: { def: Check } }[]
}
interface Check {
  check: string
  format?: string
  minimum?: number
  maximum?: number
  value?: number
}

const defOf = (schema: z.ZodType): Definition => schema._zod.def

/** What stands for an id, an address and so on: values that fit, so that a handler is reached, and some that do not. */
export type Examples = (fieldName: string) => fc.Arbitrary<unknown> | null

/**
 * Values that a schema nearly always accepts: what the contract's inputs are made of. Texts without a known form come from
 * `examples` by the name of their field.
 */
export function arbitraryOf(schema: z.ZodType, examples: Examples, field = ''): fc.Arbitrary<unknown> {
  const def = defOf(schema)
  const inner = (other: z.ZodType | undefined, name = field): fc.Arbitrary<unknown> => {
    if (other === undefined) throw new Error(`A ${def.type} without its part.`)
    return arbitraryOf(other, examples, name)
  }
  switch (def.type) {
    case 'object':
      return objectOf(def, inner)
    case 'union':
      return fc.oneof(...(def.options ?? []).map(option => inner(option)))
    case 'nullable':
      return fc.option(inner(def.innerType), { nil: null })
    case 'default':
      return inner(def.innerType)
    case 'optional':
      return fc.option(inner(def.innerType), { nil: undefined })
    case 'array': {
      const { min, max } = lengthOf(def)
      return fc.array(inner(def.element), { minLength: min, maxLength: Math.min(max, min + 4) })
    }
    case 'record':
      return (
        examples(field) ?? fc.dictionary(fc.string({ maxLength: 12 }), inner(def.valueType), { maxKeys: 4 })
      )
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}))
    case 'literal':
      return fc.constantFrom(...(def.values ?? []))
    case 'boolean':
      return fc.boolean()
    case 'void':
      return fc.constant(undefined)
    case 'lazy':
      // Only z.json() is one: anything that JSON can say.
      return fc.jsonValue({ maxDepth: 2 })
    case 'pipe':
      return inner(def.in)
    case 'number':
      return numberOf(def)
    case 'string':
      return examples(field) ?? textOf(def)
    default:
      throw new Error(`A ${def.type} is not known here: say how to make one.`)
  }
}

function objectOf(
  { shape = {} }: Definition,
  inner: (schema: z.ZodType, name: string) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const required = Object.entries(shape)
    .filter(([, part]) => defOf(part).type !== 'optional')
    .map(([name]) => name)
  const parts = Object.entries(shape).map(([name, part]) => {
    const { type, innerType } = defOf(part)
    return [name, inner(type === 'optional' && innerType !== undefined ? innerType : part, name)] as const
  })
  return fc.record(Object.fromEntries(parts), { requiredKeys: required, noNullPrototype: true })
}

const checksOf = (def: Definition): Check[] => (def.checks ?? []).map(check => check._zod.def)

function lengthOf(def: Definition): { min: number; max: number } {
  const checks = checksOf(def)
  return {
    min: checks.find(check => check.check === 'min_length')?.minimum ?? 0,
    max: checks.find(check => check.check === 'max_length')?.maximum ?? 200,
  }
}

function numberOf(def: Definition): fc.Arbitrary<number> {
  const checks = checksOf(def)
  const min = checks.find(check => check.check === 'greater_than')?.value ?? -1_000_000
  const max = checks.find(check => check.check === 'less_than')?.value ?? Number.MAX_SAFE_INTEGER
  return fc.oneof(fc.integer({ min: Math.ceil(min), max: Math.min(max, 2 ** 31) }), fc.constantFrom(min, max))
}

function textOf(def: Definition): fc.Arbitrary<string> {
  const { min, max } = lengthOf(def)
  return fc.string({ unit: 'grapheme', minLength: Math.min(min, max), maxLength: Math.min(max, 60) })
}
