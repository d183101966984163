import { Worker } from 'node:worker_threads'
import type { Log } from '../../CoreDeps.ts'
import type { DocumentData } from './setDocument.ts'

export interface ToThread {
  id: number
  data: DocumentData
}
export type FromThread = 'ready' | { id: number; bytes: Uint8Array } | { id: number; error: unknown }

interface Waiting {
  resolve: (bytes: Uint8Array) => void
  reject: (error: unknown) => void
}

interface Thread {
  /** Rejects when no thread can be had here. */
  ready: Promise<void>
  set(data: DocumentData): Promise<Uint8Array>
}

/** As it stands in the project, or built: at the top of the built files, while this may be in one of their pieces. */
const file = import.meta.url.endsWith('.ts')
  ? new URL('documentWorker.ts', import.meta.url)
  : new URL(
      import.meta.url.includes('/chunks/') ? '../documentWorker.js' : 'documentWorker.js',
      import.meta.url,
    )

/** She often asks for another one soon, with a word changed. */
const keptForMs = 30_000

/** Documents hold nothing of a profile, so one thread does for all. */
let thread: Thread | null = null

/**
 * Sets a document in a thread of its own: laying out text and cutting fonts take up to seconds, in which nothing would go out on time.
 * Where no thread can be had, it is set here all the same.
 */
export async function setInThread(data: DocumentData, log: Log): Promise<Uint8Array> {
  thread ??= startThread(() => (thread = null))
  const mine = thread
  try {
    await mine.ready
  } catch (error) {
    log.warn('There is no thread for documents here: this one holds up the others', { error })
    const { setDocument } = await import('./setDocument.ts')
    return setDocument(data)
  }
  return mine.set(data)
}

function startThread(onGone: () => void): Thread {
  const worker = new Worker(file)
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let rest: ReturnType<typeof setTimeout> | undefined
  let isReady: () => void = () => undefined
  let isNot: (error: unknown) => void = () => undefined
  const ready = new Promise<void>((resolve, reject) => {
    isReady = resolve
    isNot = reject
  })
  const end = (error: unknown) => {
    clearTimeout(rest)
    onGone()
    isNot(error)
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('error', end)
  worker.on('exit', code => end(new Error(`The thread of documents ended (${code}).`)))
  worker.on('message', (message: FromThread) => {
    if (message === 'ready') {
      isReady()
      return
    }
    const asker = waiting.get(message.id)
    waiting.delete(message.id)
    if ('bytes' in message) asker?.resolve(message.bytes)
    else asker?.reject(message.error)
    if (waiting.size > 0) return
    // With nothing to do it keeps no program from ending, and is not kept for long itself.
    worker.unref()
    rest = setTimeout(() => void worker.terminate(), keptForMs)
    rest.unref()
  })
  return {
    ready,
    set: data =>
      new Promise((resolve, reject) => {
        clearTimeout(rest)
        worker.ref()
        asked += 1
        waiting.set(asked, { resolve, reject })
        const message: ToThread = { id: asked, data }
        worker.postMessage(message)
      }),
  }
}
