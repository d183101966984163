import { isObject } from '../isObject.ts'
import { DiscordError } from './DiscordError.ts'

/** Collects everything that is wrong with a body, as Discord does, before it is refused. */
export class FormErrors {
  readonly #errors: Record<string, unknown> = {}

  /** @param path `embeds`, `0`, `title` */
  add(path: string[], code: string, message: string): void {
    let at = this.#errors
    for (const part of path) {
      const next = isObject(at[part]) ? at[part] : {}
      at[part] = next
      at = next
    }
    const known = Array.isArray(at['_errors']) ? (at['_errors'] as unknown[]) : []
    at['_errors'] = [...known, { code, message }]
  }

  /** @throws DiscordError 400, 50035 */
  throwIfAny(): void {
    if (Object.keys(this.#errors).length === 0) return
    throw new DiscordError(400, 50035, 'Invalid Form Body', this.#errors)
  }
}
