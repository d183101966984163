import { Blend, Image, LayoutTemplate, Palette, QrCode, Shapes, Sparkles, Type } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { lazy } from 'react'
import type { ComponentType } from 'react'

export interface Section {
  id: SectionId
  icon: LucideIcon
  /** Read when it is opened for the first time. */
  Panel: ComponentType
}

export type SectionId =
  'templates' | 'text' | 'shapes' | 'icons' | 'images' | 'brand' | 'background' | 'codes'

/** What can be put into a design: one file and one line each. Their names are `studioSections.names.<id>`. */
export const sections: readonly Section[] = [
  { id: 'templates', icon: LayoutTemplate, Panel: lazy(() => import('./TemplatesSection.tsx')) },
  { id: 'text', icon: Type, Panel: lazy(() => import('./TextSection.tsx')) },
  { id: 'images', icon: Image, Panel: lazy(() => import('./ImagesSection.tsx')) },
  { id: 'shapes', icon: Shapes, Panel: lazy(() => import('./ShapesSection.tsx')) },
  { id: 'icons', icon: Sparkles, Panel: lazy(() => import('./IconsSection.tsx')) },
  { id: 'background', icon: Blend, Panel: lazy(() => import('./BackgroundSection.tsx')) },
  { id: 'codes', icon: QrCode, Panel: lazy(() => import('./CodesSection.tsx')) },
  { id: 'brand', icon: Palette, Panel: lazy(() => import('./BrandSection.tsx')) },
]
