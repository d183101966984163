import { z } from 'zod'
import { PostFields, withNewFields } from '#shared/model/post.ts'

/** What was written but is not known to be stored: kept by the browser until it is. */
const LocalCopy = z.object({
  /** Null: the post was never created. */
  postId: z.string().nullable(),
  projectId: z.string(),
  fields: z
    .looseObject({ variants: z.array(z.looseObject({})) })
    .transform(stored => withNewFields(stored as PostFields))
    .pipe(PostFields),
  /** The state of the stored post that it was written on. */
  basedOn: z.string().nullable(),
  /** Epoch ms of the last change. */
  at: z.number(),
})
export type LocalCopy = z.output<typeof LocalCopy>

const prefix = 'ratiba.unsaved.'

/** Keeps a copy. A full or forbidden storage is no reason to stop writing: the copy is a second net, not the first. */
export function keepCopy(storage: Storage, key: string, copy: LocalCopy): void {
  try {
    storage.setItem(prefix + key, JSON.stringify(copy))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

export function dropCopy(storage: Storage, key: string): void {
  storage.removeItem(prefix + key)
}

/** The copy of a post, or null when there is none or it cannot be read any more. */
export function readCopy(storage: Storage, key: string): LocalCopy | null {
  const text = storage.getItem(prefix + key)
  if (text === null) return null
  try {
    const copy = LocalCopy.safeParse(JSON.parse(text))
    return copy.success ? copy.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Every copy there is, with its key. */
export function allCopies(storage: Storage): { key: string; copy: LocalCopy }[] {
  return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')
    .filter(name => name.startsWith(prefix))
    .flatMap(name => {
      const key = name.slice(prefix.length)
      const copy = readCopy(storage, key)
      return copy === null ? [] : [{ key, copy }]
    })
}
