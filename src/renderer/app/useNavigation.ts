import { create } from 'zustand'

const storageKey = 'ratiba.navigation'

/** Whether the navigation shows words or only icons. */
export const useNavigation = create<{ isOpen: boolean }>(() => ({
  isOpen: localStorage.getItem(storageKey) !== 'icons',
}))

/** Shows or hides the words of the navigation. */
export function toggleNavigation(): void {
  useNavigation.setState(({ isOpen }) => {
    localStorage.setItem(storageKey, isOpen ? 'icons' : 'words')
    return { isOpen: !isOpen }
  })
}
