import { create } from 'zustand'

const storageKey = 'ratiba.studioInspector'

/** Parts of the inspector that she closed or opened against how they begin; kept for this computer. */
const useTurned = create<{ ids: readonly string[] }>(() => ({
  ids: localStorage.getItem(storageKey)?.split(',').filter(Boolean) ?? [],
}))

function turn(id: string): void {
  useTurned.setState(({ ids }) => ({
    ids: ids.includes(id) ? ids.filter(other => other !== id) : [...ids, id],
  }))
  localStorage.setItem(storageKey, useTurned.getState().ids.join(','))
}

/** Whether a part is open, and how to turn that. */
export function useSectionOpen(id: string, opensFirst: boolean): [open: boolean, turn: () => void] {
  const isTurned = useTurned(({ ids }) => ids.includes(id))
  return [isTurned ? !opensFirst : opensFirst, () => turn(id)]
}
