import type { Media } from '#shared/model/media.ts'
import { AppError } from '#shared/rpc/errors.ts'

export interface Upload {
  id: number
  name: string
  /** The tab that the file was brought to. */
  tab: string
  /** 0 to 1. */
  progress: number
  /** Why it could not be stored; the row stays until it is put away. */
  error: unknown
}

export interface UploadParts {
  upload: (
    file: File,
    options: { onProgress: (fraction: number) => void; signal: AbortSignal },
  ) => Promise<Media>
  /** Puts a stored file into the post. */
  add: (media: Media, tab: string) => void
}

export interface Uploads {
  state(): readonly Upload[]
  subscribe(listener: () => void): () => void
  /** Stores files one after another, so that they stand in the order they were given. */
  start(files: readonly File[], tab: string): void
  cancel(id: number): void
  /** Tries a failed one again. */
  retry(id: number): void
  /** Calls back for every file that went into the post. Returns how to stop. */
  onAdded(listener: (media: Media, tab: string) => void): () => void
}

/** Files on their way into the post; they go on when another tab or screen is looked at. */
export function createUploads({ upload, add }: UploadParts): Uploads {
  const listeners = new Set<() => void>()
  const addedListeners = new Set<(media: Media, tab: string) => void>()
  const files = new Map<number, { file: File; abort: AbortController }>()
  let uploads: readonly Upload[] = []
  let nextId = 1
  let turn: Promise<void> = Promise.resolve()

  const set = (next: readonly Upload[]) => {
    uploads = next
    for (const listener of listeners) listener()
  }
  const patch = (id: number, change: Partial<Upload>) =>
    set(uploads.map(u => (u.id === id ? { ...u, ...change } : u)))
  const drop = (id: number) => {
    files.delete(id)
    set(uploads.filter(u => u.id !== id))
  }

  const run = async (id: number, tab: string) => {
    const entry = files.get(id)
    if (entry === undefined || entry.abort.signal.aborted) return
    try {
      const media = await upload(entry.file, {
        onProgress: progress => patch(id, { progress }),
        signal: entry.abort.signal,
      })
      drop(id)
      add(media, tab)
      for (const listener of addedListeners) listener(media, tab)
    } catch (error) {
      if (error instanceof AppError && error.code === 'cancelled') drop(id)
      else patch(id, { error })
    }
  }
  const enqueue = (id: number, tab: string) => {
    turn = turn.then(() => run(id, tab))
  }

  return {
    state: () => uploads,
    subscribe: listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    start: (given, tab) => {
      const added = given.map(file => {
        const id = nextId++
        files.set(id, { file, abort: new AbortController() })
        return { id, name: file.name, tab, progress: 0, error: null }
      })
      set([...uploads, ...added])
      for (const { id } of added) enqueue(id, tab)
    },
    cancel: id => {
      files.get(id)?.abort.abort()
      drop(id)
    },
    retry: id => {
      const known = uploads.find(u => u.id === id)
      const entry = files.get(id)
      if (known === undefined || entry === undefined) return
      files.set(id, { file: entry.file, abort: new AbortController() })
      patch(id, { error: null, progress: 0 })
      enqueue(id, known.tab)
    },
    onAdded: listener => {
      addedListeners.add(listener)
      return () => void addedListeners.delete(listener)
    },
  }
}
