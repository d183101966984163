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
  /** Under which heading the lists show it. */
  group: 'go' | 'create' | 'edit' | 'publishing' | 'view'
  /** Whether it can be done now; without it, always. */
  when?: () => boolean
  run: () => void
}
