import { useEffect } from 'react'
import { availableCommands } from './registry.ts'
import { pressName } from './shortcut.ts'

/** How long after G the second key may come. */
const sequenceMs = 1200

/** Listens to the keyboard for every command; once per window. */
export function useShortcuts(): void {
  useEffect(() => {
    let first: { name: string; at: number } | null = null
    const onKeyDown = (event: KeyboardEvent) => {
      const name = pressName(event)
      if (name === null || event.defaultPrevented || event.isComposing) return
      if (belongsToField(event.target, name)) return
      const commands = availableCommands()
      const sequence =
        first !== null && event.timeStamp - first.at < sequenceMs ? `${first.name} ${name}` : null
      first = null
      const command =
        (sequence !== null ? commands.find(c => c.shortcut === sequence) : undefined) ??
        commands.find(c => c.shortcut === name || c.alias === name)
      if (command?.isNative === true || (event.repeat && command?.repeats !== true)) return
      if (command !== undefined) {
        event.preventDefault()
        command.run(event.repeat)
      } else if (commands.some(c => c.shortcut?.startsWith(`${name} `) === true)) {
        first = { name, at: event.timeStamp }
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** In a text field keys are text, and undo is the field's own; in a menu or popover single keys are theirs. */
function belongsToField(target: EventTarget | null, name: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  // What lies behind an open dialog is out of reach; Ctrl+Enter there must not schedule what she cannot see.
  if (document.querySelector('[data-modal]') !== null) return true
  if (target.matches('input[type=range]')) return !name.startsWith('Mod+')
  const isText =
    target.isContentEditable ||
    target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select')
  if (isText) return !name.startsWith('Mod+') || /^Mod\+(Shift\+)?[ZYACVX]$/.test(name)
  if (target.closest('[role=dialog], [role=menu], [role=listbox]') !== null) return !name.startsWith('Mod+')
  return false
}
