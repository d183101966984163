import type { BrandFont } from '#shared/model/brand.ts'

/** What one of her own fonts is called: its family, and its cut where that is not the usual one. */
export const fontLabel = ({ family, style }: Pick<BrandFont, 'family' | 'style'>): string =>
  style === '' || style === 'Regular' ? family : `${family} ${style}`
