import type { LucideIcon } from 'lucide-react'

/** Something a person can do. Menus, palette, shortcuts and their list are all made from it. */
export interface Command {
  /** `posts.new`; unique. */
  id: string
  /** Key in the language files. */
  label: string
  icon: LucideIcon
  /** `N`, `Mod+K`, `Mod+Shift+Z`, or one after another: `G T`. Mod is Ctrl, on a Mac the Command key. */
  shortcut?: string
  /** Another key for the same; lists show only the first. */
  alias?: string
  /** The browser answers to the shortcut by itself and tells of it (copy, cut, paste): it is only shown here. */
  isNative?: boolean
  /** Goes on while its key is held. Such small steps are not listed in the palette. */
  repeats?: boolean
  /** Under which heading the lists show it. */
  group: 'go' | 'create' | 'edit' | 'publishing' | 'view'
  /** Whether it can be done now; without it, always. */
  when?: () => boolean
  /** `isRepeat`: its key is still held. */
  run: (isRepeat?: boolean) => void
}
