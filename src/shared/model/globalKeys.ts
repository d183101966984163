import { z } from 'zod'

const named = ['Space', 'Insert', 'Home', 'End', 'PageUp', 'PageDown']
const key = `(?:[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4])|${named.join('|')})`

/**
 * Keys that hold in every program, written like a shortcut (Mod is Ctrl, on a Mac the Command key). One of Mod and Alt is among them,
 * or it is a function key: a single letter would take that letter from every program.
 */
export const GlobalKeys = z
  .string()
  .max(40)
  .regex(
    new RegExp(
      `^(?:(?:Mod\\+Alt\\+|Mod\\+|Alt\\+)(?:Shift\\+)?${key}|(?:Shift\\+)?F(?:[1-9]|1[0-9]|2[0-4]))$`,
    ),
  )

/** J as in journal. With the letters around it, Ctrl+Alt types signs on many keyboards. */
export const defaultCaptureKeys = 'Mod+Alt+J'

/** What is needed of a press to know its keys. */
export interface GlobalPress {
  key: string
  /** The place of the key, whatever stands on it. */
  code: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

/** A press as global keys, or null where it cannot be one: a modifier alone, a single letter, a sign. */
export function globalKeysOf(press: GlobalPress, isMac: boolean): string | null {
  // With Alt held, many keyboards type other signs: the place of the key says which one it is.
  const letter = /^[a-z0-9]$/i.test(press.key) ? press.key : /^(?:Key|Digit)([A-Z0-9])$/.exec(press.code)?.[1]
  const last = letter?.toUpperCase() ?? press.code
  const mod = isMac ? press.metaKey : press.ctrlKey
  const keys = [mod && 'Mod', press.altKey && 'Alt', press.shiftKey && 'Shift', last]
    .filter(Boolean)
    .join('+')
  return GlobalKeys.safeParse(keys).success ? keys : null
}
