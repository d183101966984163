import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useUndoable } from '../commands/useUndoable.ts'
import { createPageSession } from './createPageSession.ts'
import type { Clash, PageStatus, PageWays, StoredPage } from './createPageSession.ts'
import { isSame } from './mergeBoth.ts'

export interface Autosaved<P extends object> {
  /** What is stored, with what is newer here laid over it. */
  fields: P
  status: PageStatus
  /** What another window wrote in the same places: nothing of it is stored from here until she decides. */
  clash: Clash<P> | null
  settle: (way: keyof Clash<P>) => void
  /** Changes it here at once and stores it a moment later. */
  change: (patch: Partial<P>) => void
  /** Changes it as one thing that can be taken back. */
  act: (label: string, patch: Partial<P>) => void
  /** For a field that is written in place: from coming to leaving is one thing that can be taken back. */
  writing: (label: string, keys: readonly (keyof P)[]) => { onFocus: () => void; onBlur: () => void }
}

/**
 * A page that is written in place. `stored` is what was read; `ways` are those of the first time this is called, so mount one
 * for each page. What fails is kept and tried again.
 */
export function useAutosaved<P extends object>(stored: StoredPage<P>, ways: PageWays<P>): Autosaved<P> {
  const { t } = useTranslation()
  const undoable = useUndoable()
  const [session] = useState(() => createPageSession<P>(stored, ways))
  const { fields, status, clash } = useSyncExternalStore(session.subscribe, session.state)
  const { fields: readFields, updatedAt } = stored
  useEffect(() => {
    session.learn({ fields: readFields, updatedAt })
  }, [session, readFields, updatedAt])
  useEffect(() => {
    const flush = () => void session.flush()
    window.addEventListener('blur', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('blur', flush)
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [session])

  const before = useRef<Partial<P>>({})
  /** What she changed since she came to a field: what another window wrote there meanwhile is not hers. */
  const touched = useRef(new Set<keyof P>())

  const remember = (label: string, then: Partial<P>, now: Partial<P>) =>
    void undoable({
      label,
      quiet: true,
      run: () => session.store(now),
      undo: () => session.store(then, now),
      redo: () => session.store(now, then),
    })
  const pick = (keys: readonly (keyof P)[]): Partial<P> => {
    const current = session.state().fields
    return Object.fromEntries(keys.map(key => [key, current[key]])) as Partial<P>
  }
  const keysOf = (patch: Partial<P>) => Object.keys(patch) as (keyof P)[]

  return {
    fields,
    status,
    clash,
    settle: way => {
      if (clash === null) return
      const now = clash[way]
      // What was not chosen is one undo away.
      const then = way === 'theirs' ? clash.mine : clash.theirs
      void undoable({
        label: t(`pages.settled.${way}`),
        run: () => session.settle(now),
        undo: () => session.store(then, now),
        redo: () => session.store(now, then),
      })
    },
    change: patch => {
      for (const key of keysOf(patch)) touched.current.add(key)
      session.change(patch)
    },
    act: (label, patch) => remember(label, pick(keysOf(patch)), patch),
    writing: (label, keys) => ({
      onFocus: () => {
        before.current = pick(keys)
        touched.current.clear()
      },
      onBlur: () => {
        const now = pick(keys)
        if (!keys.some(key => touched.current.has(key))) return
        if (isSame(now, { ...now, ...before.current })) return
        remember(label, before.current, now)
      },
    }),
  }
}
