import { useEffect, useMemo, useRef, useState } from 'react'
import { useUndoable } from '../commands/useUndoable.ts'
import { createAutosave } from './autosave.ts'
import type { SaveStatus } from './autosave.ts'

export interface Autosaved<P extends object> {
  /** What is stored, with what is newer here laid over it. */
  fields: P
  status: SaveStatus
  /** Changes it here at once and stores it a moment later. */
  change: (patch: Partial<P>) => void
  /** Changes it as one thing that can be taken back. */
  act: (label: string, patch: Partial<P>) => void
  /** For a field that is written in place: from coming to leaving is one thing that can be taken back. */
  writing: (label: string, keys: readonly (keyof P)[]) => { onFocus: () => void; onBlur: () => void }
}

interface Own<P> {
  fields: Partial<P>
  /** When the core had it; null while something is not stored. */
  storedAt: string | null
}

/**
 * A page that is written in place. `stored` is what was read, with the time of its last change; `save` stores fields and
 * answers the new time; it is that of the first
 * time this is called, so mount one for each page. What fails is kept and tried again.
 */
export function useAutosaved<P extends object>(
  stored: { fields: P; updatedAt: string | null },
  save: (patch: Partial<P>) => Promise<string | null>,
): Autosaved<P> {
  const undoable = useUndoable()
  const [own, setOwn] = useState<Own<P>>({ fields: {}, storedAt: '' })
  const [status, setStatus] = useState<SaveStatus>({ kind: 'saved' })
  const [autosave] = useState(() => {
    let failure: unknown = null
    const made = createAutosave<P>({
      save: async patch => {
        const at = await save(patch)
        if (Object.keys(made.unsaved()).every(key => key in patch)) setOwn(now => ({ ...now, storedAt: at }))
      },
      onStatus: next => {
        if (next.kind === 'failed') failure = next.error
        setStatus(next)
      },
    })
    /** Stores it now, or throws why not. */
    const store = async (patch: Partial<P>) => {
      setOwn(now => ({ fields: { ...now.fields, ...patch }, storedAt: null }))
      made.change(patch)
      if (!(await made.flush())) throw failure
    }
    return { ...made, store }
  })
  useEffect(() => {
    const flush = () => void autosave.flush()
    window.addEventListener('blur', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('blur', flush)
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [autosave])

  // What was read after it was stored knows better.
  const isRead = own.storedAt !== null && (stored.updatedAt ?? '') >= own.storedAt
  const fields = useMemo<P>(
    () => (isRead ? stored.fields : { ...stored.fields, ...own.fields }),
    [isRead, stored.fields, own.fields],
  )
  const before = useRef<Partial<P>>({})

  const remember = (label: string, then: Partial<P>, now: Partial<P>) =>
    void undoable({
      label,
      quiet: true,
      run: () => autosave.store(now),
      undo: () => autosave.store(then),
    })
  const pick = (keys: readonly (keyof P)[]): Partial<P> =>
    Object.fromEntries(keys.map(key => [key, fields[key]])) as Partial<P>

  return {
    fields,
    status,
    change: patch => {
      setOwn(now => ({ fields: isRead ? patch : { ...now.fields, ...patch }, storedAt: null }))
      autosave.change(patch)
    },
    act: (label, patch) => remember(label, pick(Object.keys(patch) as (keyof P)[]), patch),
    writing: (label, keys) => ({
      onFocus: () => {
        before.current = pick(keys)
      },
      onBlur: () => {
        const now = pick(keys)
        if (JSON.stringify(now) === JSON.stringify({ ...now, ...before.current })) return
        remember(label, before.current, now)
      },
    }),
  }
}
