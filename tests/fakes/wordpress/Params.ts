import { isObject } from '../isObject.ts'
import { WordpressError } from './WordpressError.ts'

/** The parameters of a request with their types; wrong ones are collected and refused together. */
export class Params {
  readonly #values: Record<string, unknown>
  readonly #read = new Set<string>()
  readonly #wrong: Record<string, { code: string; message: string; data: { status: number } | null }> = {}

  constructor(values: Record<string, unknown>) {
    this.#values = values
  }

  /** Parameters that nothing asked for: the real server ignores them silently. */
  get unread(): string[] {
    return Object.keys(this.#values).filter(name => !this.#read.has(name))
  }

  has(name: string): boolean {
    this.#read.add(name)
    return this.#values[name] !== undefined
  }

  fail(name: string, code: string, message: string, data: { status: number } | null = null): void {
    this.#wrong[name] ??= { code, message, data }
  }

  /** @throws WordpressError 400 rest_invalid_param */
  throwIfWrong(): void {
    const names = Object.keys(this.#wrong)
    if (names.length === 0) return
    const params = Object.fromEntries(names.map(name => [name, this.#wrong[name]?.message]))
    throw new WordpressError(400, 'rest_invalid_param', `Invalid parameter(s): ${names.join(', ')}`, {
      params,
      details: this.#wrong,
    })
  }

  text(name: string): string | undefined {
    const value = this.#value(name)
    if (value === undefined || typeof value === 'string') return value
    this.#wrongType(name, 'string')
    return undefined
  }

  /** A text, or an object with the text under `raw`. */
  rich(name: string): string | undefined {
    const value = this.#value(name)
    if (!isObject(value)) return this.text(name)
    const raw = value['raw']
    if (typeof raw === 'string') return raw
    this.#wrongType(name, 'string')
    return undefined
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.#value(name)
    if (value === undefined) return undefined
    const chosen = choices.find(choice => choice === value)
    if (chosen === undefined) {
      const all = `${choices.slice(0, -1).join(', ')}, and ${choices.at(-1) ?? ''}`
      this.fail(name, 'rest_not_in_enum', `${name} is not one of ${all}.`)
    }
    return chosen
  }

  /** Text that is a whole number will do. */
  integer(name: string, bounds: { min?: number; max?: number } = {}): number | undefined {
    const value = this.#value(name)
    if (value === undefined) return undefined
    const number = toInteger(value)
    if (number === undefined) {
      this.#wrongType(name, 'integer')
      return undefined
    }
    const { min = 0, max = Number.MAX_SAFE_INTEGER } = bounds
    if (number < min || number > max) {
      const message = `${name} must be between ${min} (inclusive) and ${max} (inclusive)`
      this.fail(name, 'rest_out_of_bounds', message)
    }
    return number
  }

  /** A list, or one text with commas. */
  integers(name: string): number[] | undefined {
    const items = this.texts(name)?.map((item, index) => {
      const number = toInteger(item)
      if (number === undefined) {
        this.fail(name, 'rest_invalid_type', `${name}[${index}] is not of type integer.`)
      }
      return number ?? 0
    })
    return items
  }

  texts(name: string): string[] | undefined {
    const value = this.#value(name)
    if (value === undefined) return undefined
    if (typeof value === 'string') return value.split(/[\s,]+/).filter(item => item !== '')
    if (!Array.isArray(value)) {
      this.#wrongType(name, 'array')
      return undefined
    }
    return (value as unknown[]).map(String)
  }

  flag(name: string): boolean | undefined {
    const value = this.#value(name)
    if (value === undefined || typeof value === 'boolean') return value
    if (['true', '1', 1].includes(value as string | number)) return true
    if (['false', '0', '', 0].includes(value as string | number)) return false
    this.#wrongType(name, 'boolean')
    return undefined
  }

  /** An instant, epoch ms in whole seconds. @param offsetMs of the wall clock that a date without a zone means */
  instant(name: string, offsetMs: number): number | undefined {
    const value = this.#value(name)
    if (value === undefined || value === null) return undefined
    const form = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/i
    const text = typeof value === 'string' ? value.replace(' ', 'T') : ''
    const zone = form.exec(text)
    const at = zone?.[1] === undefined ? Date.parse(`${text}Z`) - offsetMs : Date.parse(text)
    if (zone && !Number.isNaN(at)) return Math.floor(at / 1000) * 1000
    this.fail(name, 'rest_invalid_date', 'Invalid date.')
    return undefined
  }

  #value(name: string): unknown {
    return this.has(name) ? this.#values[name] : undefined
  }

  #wrongType(name: string, type: string): void {
    this.fail(name, 'rest_invalid_type', `${name} is not of type ${type}.`)
  }
}

function toInteger(value: unknown): number | undefined {
  const isText = typeof value === 'string' && /^-?\d+$/.test(value)
  const number = typeof value === 'number' || isText ? Number(value) : NaN
  return Number.isSafeInteger(number) ? number : undefined
}
