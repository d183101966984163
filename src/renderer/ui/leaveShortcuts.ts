interface KeyEvent {
  ctrlKey: boolean
  metaKey: boolean
  preventBaseUIHandler(): void
}

/** Radios swallow Enter, also in shortcuts such as Ctrl+Enter: those are left to the window. */
export function leaveShortcuts(event: KeyEvent): void {
  if (event.ctrlKey || event.metaKey) event.preventBaseUIHandler()
}
