import { create } from 'zustand'

const storageKey = 'ratiba.studioAids'

export const aidNames = ['rulers', 'grid', 'snap', 'safeZone'] as const
export type AidName = (typeof aidNames)[number]

const stored = (): string[] | null => localStorage.getItem(storageKey)?.split(',') ?? null

/** Which helps are switched on; kept for this computer, in every design. */
export const useStudioAids = create<Record<AidName, boolean>>(() => {
  const on = stored() ?? ['snap']
  return Object.fromEntries(aidNames.map(name => [name, on.includes(name)])) as Record<AidName, boolean>
})

/** Switches a help on or off. */
export function toggleAid(name: AidName): void {
  useStudioAids.setState(now => ({ [name]: !now[name] }))
  const now = useStudioAids.getState()
  localStorage.setItem(storageKey, aidNames.filter(one => now[one]).join(','))
}
