import { create } from 'zustand'

const storageKey = 'ratiba.studioLayers'
const [least, most, usual] = [96, 600, 220]

/** Pixels of the list of layers under the inspector; 0 is only its head. Kept for this computer. */
export const useLayersHeight = create<{ height: number }>(() => {
  const stored = Number(localStorage.getItem(storageKey) ?? usual)
  return { height: Number.isFinite(stored) ? stored : usual }
})

/** Makes the list so high; less than a few lines closes it. */
export function setLayersHeight(wanted: number): void {
  const height = wanted < least / 2 ? 0 : Math.min(Math.max(Math.round(wanted), least), most)
  useLayersHeight.setState({ height })
  localStorage.setItem(storageKey, String(height))
}

/** Opens or closes the list. */
export function toggleLayers(): void {
  setLayersHeight(useLayersHeight.getState().height === 0 ? usual : 0)
}
