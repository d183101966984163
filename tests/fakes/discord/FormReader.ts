import { isObject } from '../isObject.ts'
import type { FormErrors } from './FormErrors.ts'

/**
 * Reads one object of a body. Wrong types are collected as errors; what nobody asked for is listed by `unread`.
 * Discord turns numbers into strings where it wants strings; this server refuses them, because no careful client relies on it.
 */
export class FormReader {
  readonly path: string[]
  readonly errors: FormErrors
  readonly #fields: Record<string, unknown>
  readonly #read = new Set<string>()

  constructor(fields: Record<string, unknown>, errors: FormErrors, path: string[] = []) {
    this.#fields = fields
    this.errors = errors
    this.path = path
  }

  get unread(): string[] {
    return Object.keys(this.#fields).filter(name => !this.#read.has(name))
  }

  /** Whether the field is there, be it null. */
  has(name: string): boolean {
    this.#read.add(name)
    return this.#fields[name] !== undefined
  }

  fail(name: string, code: string, message: string): void {
    this.errors.add([...this.path, name], code, message)
    return undefined
  }

  /** @param bounds in code points */
  text(name: string, bounds: { min?: number; max?: number } = {}): string | undefined {
    const value = this.#value(name)
    if (value === undefined) return undefined
    if (typeof value !== 'string') {
      this.fail(name, 'STRING_TYPE_CONVERT', `Could not interpret "${JSON.stringify(value)}" as string.`)
      return undefined
    }
    const length = Array.from(value).length
    const { min = 0, max = Infinity } = bounds
    if (length > max) {
      this.fail(name, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)
      return undefined
    }
    if (length < min) {
      this.fail(name, 'BASE_TYPE_MIN_LENGTH', `Must be ${min} or more in length.`)
      return undefined
    }
    return value
  }

  flag(name: string): boolean | undefined {
    const value = this.#value(name)
    if (value === undefined || typeof value === 'boolean') return value
    this.fail(name, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.')
    return undefined
  }

  integer(name: string, max = Number.MAX_SAFE_INTEGER): number | undefined {
    const value = this.#value(name)
    if (value === undefined) return undefined
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      this.fail(name, 'NUMBER_TYPE_COERCE', `Value "${JSON.stringify(value)}" is not int.`)
      return undefined
    }
    if (value < 0 || value > max) {
      this.fail(name, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`)
      return undefined
    }
    return value
  }

  /** An id, as text or as a number. */
  snowflake(name: string): string | undefined {
    const value = this.#value(name)
    if (value === undefined) return undefined
    const id = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
    if (/^\d{1,20}$/.test(id)) return id
    this.fail(name, 'NUMBER_TYPE_COERCE', `Value "${JSON.stringify(value)}" is not snowflake.`)
    return undefined
  }

  list(name: string, max: number): unknown[] | undefined {
    const value = this.#value(name)
    if (value === undefined) return undefined
    if (!Array.isArray(value)) {
      this.fail(name, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')
      return undefined
    }
    if (value.length > max) {
      this.fail(name, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)
      return undefined
    }
    return value as unknown[]
  }

  object(name: string): FormReader | undefined {
    const value = this.#value(name)
    return value === undefined ? undefined : this.#reader(value, [...this.path, name])
  }

  objects(name: string, max: number): FormReader[] | undefined {
    return this.list(name, max)?.flatMap(
      (value, index) => this.#reader(value, [...this.path, name, String(index)]) ?? [],
    )
  }

  /** @param schemes `http` and `https`, and `attachment` where the file is part of the message */
  link(name: string, ...schemes: string[]): string | undefined {
    const value = this.text(name, { max: 2048 })
    if (value === undefined || value === '') return undefined
    const scheme = /^([a-z]+):\/\/[^\s/]/i.exec(value)?.[1]?.toLowerCase() ?? ''
    if (['http', 'https', ...schemes].includes(scheme)) return value
    this.fail(name, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.')
    return undefined
  }

  required(name: string): void {
    this.fail(name, 'BASE_TYPE_REQUIRED', 'This field is required')
    return undefined
  }

  #value(name: string): unknown {
    return this.has(name) && this.#fields[name] !== null ? this.#fields[name] : undefined
  }

  #reader(value: unknown, path: string[]): FormReader | undefined {
    if (isObject(value)) return new FormReader(value, this.errors, path)
    this.errors.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType')
    return undefined
  }
}
