export interface KeyPress {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

export const isMac = typeof navigator !== 'undefined' && /Mac/i.test(navigator.userAgent)

/** The letter on the key, also when another script (Cyrillic, Arabic) is switched on, or a Mac writes å for Option with A. */
function letterOf(press: KeyPress, mac: boolean): string {
  const latin = /^Key([A-Z])$/.exec(press.code)?.[1]
  const isOtherScript = /^\P{Script=Latin}$/u.test(press.key) && /^\p{L}$/u.test(press.key)
  const isOtherLetter = isOtherScript || (mac && press.altKey)
  return (isOtherLetter && latin !== undefined ? latin : press.key).toUpperCase()
}

/** One key press written like a shortcut: `N`, `?`, `Mod+Shift+Z`. Null for a modifier alone. */
export function pressName(press: KeyPress, mac = isMac): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead'].includes(press.key)) return null
  const mod = mac ? press.metaKey : press.ctrlKey
  const key = press.key.length === 1 ? letterOf(press, mac) : press.key
  // Shift is part of how signs such as ? are written, and says nothing there.
  const saysShift = press.shiftKey && (press.key.length > 1 || /^[A-Z]$/.test(key))
  return [mod && 'Mod', press.altKey && 'Alt', saysShift && 'Shift', key].filter(Boolean).join('+')
}

/** A shortcut as key caps to show: ['Ctrl', 'K'], ['G', 'T']. */
export function shortcutKeys(shortcut: string | undefined, mac = isMac): string[] | undefined {
  return shortcut?.split(' ').flatMap(press => {
    const keys = press === '+' ? ['+'] : press.split('+')
    return keys.map(key => {
      if (key === 'Mod') return mac ? '⌘' : 'Ctrl'
      if (key === 'Shift') return '⇧'
      if (key === 'Alt') return mac ? '⌥' : 'Alt'
      return key
    })
  })
}

/** As screen readers want it in aria-keyshortcuts. */
export function ariaShortcut(shortcut: string | undefined, mac = isMac): string | undefined {
  return shortcut?.replaceAll('Mod', mac ? 'Meta' : 'Control')
}
