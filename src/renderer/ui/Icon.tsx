import type { LucideIcon } from 'lucide-react'
import { memo } from 'react'

interface IconProps {
  icon: LucideIcon
  size?: 12 | 14 | 16 | 20 | 24 | 32
}

/** A decorative icon in the line weight of the type; what it means is always said in words beside it. */
export const Icon = memo(function Icon({ icon: Glyph, size = 16 }: IconProps) {
  return <Glyph size={size} strokeWidth={size >= 24 ? 1.5 : 1.75} aria-hidden className="shrink-0" />
})
