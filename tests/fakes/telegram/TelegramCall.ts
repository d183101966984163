import type { FakeRequest } from '../RecordedRequest.ts'
import type { UploadedFile } from '../parseMultipart.ts'
import { badRequest } from './TelegramError.ts'
import type { TelegramBot, TelegramState } from './TelegramState.ts'

/** One call of a Bot API method. Whatever was never asked for by name ends up in `unread`. */
export class TelegramCall {
  readonly state: TelegramState
  readonly bot: TelegramBot
  readonly requestId: number
  readonly uploadLimitBytes: number
  readonly #args: Map<string, string>
  readonly #files: Map<string, UploadedFile>
  readonly #read = new Set<string>()

  constructor(state: TelegramState, bot: TelegramBot, request: FakeRequest, uploadLimitBytes: number) {
    this.state = state
    this.bot = bot
    this.requestId = request.id
    this.uploadLimitBytes = uploadLimitBytes
    this.#args = readArgs(request)
    const files = request.body.kind === 'multipart' ? request.body.files : []
    this.#files = new Map(files.map(file => [file.field, file]))
  }

  /** Names of parameters and file parts that the method took no notice of (the real server ignores them silently). */
  get unread(): string[] {
    return [...this.#args.keys(), ...this.#files.keys()].filter(name => !this.#read.has(name))
  }

  has(name: string): boolean {
    this.#read.add(name)
    return this.#args.has(name)
  }

  /** '' when absent, which the Bot API does not tell from empty. */
  text(name: string): string {
    this.#read.add(name)
    return this.#args.get(name) ?? ''
  }

  flag(name: string): boolean {
    return ['true', 'yes', '1'].includes(this.text(name).trim().toLowerCase())
  }

  /** 0 when absent or no number. */
  integer(name: string): number {
    const value = Number(this.text(name))
    return Number.isSafeInteger(value) ? value : 0
  }

  /** A JSON-serialised parameter; undefined when absent. `what` is how the real server calls it in its refusal. */
  json(name: string, what: string): unknown {
    const text = this.text(name)
    if (text === '') return undefined
    try {
      return JSON.parse(text) as unknown
    } catch {
      throw badRequest(`can't parse ${what} JSON object`)
    }
  }

  required(name: string): string {
    const text = this.text(name)
    if (text === '') throw badRequest(`parameter "${name}" is required`)
    return text
  }

  upload(field: string): UploadedFile | undefined {
    this.#read.add(field)
    return this.#files.get(field)
  }
}

function readArgs(request: FakeRequest): Map<string, string> {
  const args = new Map<string, string>(request.query)
  const { body } = request
  if (body.kind === 'form' || body.kind === 'multipart') {
    for (const [name, value] of body.entries) args.set(name, value)
  }
  if (body.kind === 'json') {
    if (typeof body.value !== 'object' || body.value === null || Array.isArray(body.value)) {
      throw badRequest("can't parse request parameters: expected an Object")
    }
    for (const [name, value] of Object.entries(body.value)) {
      if (value === null) continue
      args.set(name, typeof value === 'string' ? value : JSON.stringify(value))
    }
  }
  return args
}
