import { use } from 'react'
import type { BrandKit } from '#shared/design/brandKit.ts'
import type { Paint } from '#shared/design/paint.ts'
import { literalPaint } from '#shared/design/literalPaint.ts'
import { paintsIn } from '#shared/design/mapPaints.ts'
import { resolvePaint } from '#shared/design/resolveBrand.ts'
import { StudioContext } from '../StudioContext.ts'

interface Paints {
  /** Null outside of the editor: there a brand's colours cannot be chosen. */
  kit: BrandKit | null
  /** As it looks: `#rrggbb` or `#rrggbbaa`. */
  resolve(paint: Paint): string
  /** Colours of this design that are written out. */
  inDesign(): Paint[]
  /** A drag is over: what follows is another step of undo. */
  done(): void
}

/** What colours there are to choose from where a picker stands. */
export function usePaints(): Paints {
  const studio = use(StudioContext)
  const kit = studio?.kit ?? null
  return {
    kit,
    resolve: paint => (kit === null ? paint : resolvePaint(paint, kit)),
    inDesign: () =>
      studio === null
        ? []
        : paintsIn([studio.design.pages, studio.design.acrossPages]).filter(paint =>
            literalPaint.test(paint),
          ),
    done: () => studio?.endStep(),
  }
}
