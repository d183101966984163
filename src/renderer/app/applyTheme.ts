import type { Settings } from '#shared/model/settings.ts'

const storageKey = 'ratiba.theme'

/** Shows a theme at once and keeps it for the first paint of the next start. */
export function applyTheme(theme: Settings['theme']): void {
  localStorage.setItem(storageKey, theme)
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** The theme of the last time. */
export function rememberedTheme(): Settings['theme'] {
  const last = localStorage.getItem(storageKey)
  return last === 'light' || last === 'dark' ? last : 'system'
}
