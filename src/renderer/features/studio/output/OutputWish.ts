import type { Design } from '#shared/design/design.ts'
import { longestSide } from '#shared/design/designFormat.ts'
import type { DesignFormat } from '#shared/design/designFormat.ts'

export const outputKinds = ['png', 'jpeg', 'webp', 'svg', 'pdf'] as const
export type OutputKind = (typeof outputKinds)[number]

/** Which files are made of a design. */
export interface OutputWish {
  kind: OutputKind
  formatIds: readonly string[]
  pageIds: readonly string[]
  /** Pixels for one unit of the format. */
  scale: number
  /** Without the background; where the kind can. */
  transparent: boolean
  /** 0 to 1, for JPEG, WebP and the pictures of a PDF. */
  quality: number
  /** JPEG and WebP: each file has at most so many bytes. */
  maxBytes: number | null
}

/** What each kind of file can be told. */
export const kindFacts: Record<
  OutputKind,
  { scales: boolean; transparent: boolean; quality: boolean; limits: boolean }
> = {
  png: { scales: true, transparent: true, quality: false, limits: false },
  jpeg: { scales: true, transparent: false, quality: true, limits: true },
  webp: { scales: true, transparent: true, quality: true, limits: true },
  svg: { scales: false, transparent: true, quality: false, limits: false },
  pdf: { scales: true, transparent: false, quality: true, limits: false },
}

/** The most a format can be enlarged. */
export const mostScale = ({ width, height }: Pick<DesignFormat, 'width' | 'height'>): number =>
  longestSide / Math.max(width, height)

/** The pixels of a format at a scale, which is brought down to what is possible. */
export function pixelsOf(format: Pick<DesignFormat, 'width' | 'height'>, scale: number) {
  const by = Math.min(scale, mostScale(format))
  return { width: Math.round(format.width * by), height: Math.round(format.height * by) }
}

/** The formats and pages that are wanted, in the order of the design. */
export const wantedOf = ({ formats, pages }: Design, { formatIds, pageIds }: OutputWish) => ({
  formats: formats.filter(({ id }) => formatIds.includes(id)),
  pages: pages.filter(({ id }) => pageIds.includes(id)),
})

/** How many files there will be: all pages of a format are one PDF. */
export function filesOf(design: Design, wish: OutputWish): number {
  const { formats, pages } = wantedOf(design, wish)
  return formats.length * (wish.kind === 'pdf' ? Math.min(pages.length, 1) : pages.length)
}
