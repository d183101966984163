import { contract, events } from '../contract/index.ts'
import type { CallContext, EmitEvent, Handlers, Method } from '../contract/index.ts'
import { AppError } from './errors.ts'
import type { WireError } from './errors.ts'
import { isDiskFull } from './isDiskFull.ts'
import type { CorePort, ToCore } from './port.ts'

export interface RpcServer {
  attach(port: CorePort): void
  emit: EmitEvent
  /** Resolves when the commands under way are done. */
  idle(): Promise<void>
}

/** Notes a bug and answers with the short id under which it stands in the log. */
export type LogBug = (error: unknown, method: string) => string

const isMethod = (name: string): name is Method => Object.hasOwn(contract, name)

const isMessage = (message: unknown): message is ToCore =>
  typeof message === 'object' &&
  message !== null &&
  typeof (message as { id?: unknown }).id === 'number' &&
  (message as { t?: unknown }).t !== undefined

/** The core's end of the contract: checks input, runs commands one after another and queries freely, checks output. */
export function createRpcServer(handlers: Handlers, logBug: LogBug): RpcServer {
  const ports = new Set<CorePort>()
  let lastCommand: Promise<unknown> = Promise.resolve()

  async function run(name: unknown, input: unknown, signal: AbortSignal): Promise<unknown> {
    if (typeof name !== 'string' || !isMethod(name)) throw new AppError('not_found', 'No such method.')
    const method = contract[name]
    const parsed = method.input.safeParse(input)
    if (!parsed.success) {
      const issues = parsed.error.issues
        .slice(0, 20)
        .map(i => ({ path: i.path.join('.'), message: i.message }))
      throw new AppError('invalid_input', 'Some of what was given cannot be used.', issues)
    }
    const handler = handlers[name] as (input: unknown, context: CallContext) => unknown
    const answer = async () => {
      signal.throwIfAborted()
      return method.output.parse(await handler(parsed.data, { signal }))
    }
    if (method.kind === 'query') return answer()
    const turn = lastCommand.then(answer)
    // The chain goes on whether or not this command fails; its own caller hears of the failure.
    lastCommand = turn.catch(() => undefined)
    return turn
  }

  function toWire(error: unknown, method: string, signal: AbortSignal): WireError {
    if (error instanceof AppError) {
      return { code: error.code, message: error.message, details: error.details }
    }
    if (signal.aborted) return { code: 'cancelled', message: 'Cancelled.' }
    if (isDiskFull(error)) {
      return {
        code: 'disk_full',
        message: 'The disk is full. Nothing was lost; free some space and try again.',
      }
    }
    const logId = logBug(error, method)
    return { code: 'internal', message: `Something went wrong (${logId}).`, details: { logId } }
  }

  return {
    attach: port => {
      const running = new Map<number, AbortController>()
      ports.add(port)
      port.onClose(() => {
        ports.delete(port)
        for (const controller of running.values()) controller.abort()
      })
      port.onMessage(message => {
        if (!isMessage(message)) return
        if (message.t === 'cancel') {
          running.get(message.id)?.abort()
          return
        }
        const { id, method, input } = message
        const controller = new AbortController()
        running.set(id, controller)
        run(method, input, controller.signal)
          .then(
            value => port.post({ t: 'ok', id, value }),
            (error: unknown) => port.post({ t: 'err', id, error: toWire(error, method, controller.signal) }),
          )
          .catch((error: unknown) => {
            logBug(error, method)
          })
          .finally(() => running.delete(id))
      })
    },
    emit: (name, payload) => {
      const checked = events[name].parse(payload)
      for (const port of ports) port.post({ t: 'event', name, payload: checked })
    },
    idle: async () => {
      await lastCommand
    },
  }
}
