import { Image, PenLine, QrCode, Shapes, Spline, Star, Tag, Type } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { LayerType } from '#shared/design/layer.ts'

export const layerIcons: Record<LayerType, LucideIcon> = {
  text: Type,
  image: Image,
  shape: Shapes,
  line: Spline,
  icon: Star,
  drawing: PenLine,
  qr: QrCode,
  badge: Tag,
}
