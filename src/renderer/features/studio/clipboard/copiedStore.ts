import { z } from 'zod'
import { CopiedLayers } from '#shared/design/copiedLayers.ts'

const storageKey = 'ratiba.copiedLayers'

/** How layers are marked on the system's clipboard. */
export const layersMime = 'application/x-ratiba-layers+json'

const Stored = z.object({ copied: CopiedLayers, words: z.string() })
type Stored = z.output<typeof Stored>

/** Keeps what was copied for the other windows of the app: menus may not read the system's clipboard everywhere. */
export function keepCopied(stored: Stored): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(stored))
  } catch {
    // Too large to be kept: then nothing older is pasted in its place.
    localStorage.removeItem(storageKey)
  }
}

/** What was copied last, in any window, and the words that stand for it on the system's clipboard. */
export function keptCopied(): Stored | null {
  return parsed(Stored, localStorage.getItem(storageKey))
}

/** Layers from the system's clipboard, where anything may stand. */
export const readCopied = (text: string): CopiedLayers | null => parsed(CopiedLayers, text)

function parsed<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null || text === '') return null
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    // Not JSON: not ours.
    return null
  }
}
