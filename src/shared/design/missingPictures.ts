import type { Page } from './design.ts'
import type { DesignFormat } from './designFormat.ts'

/** How many frames of these pages that are seen in these formats have no picture: what is drawn of them has a grey place there. */
export const missingPictures = (pages: readonly Page[], formats: readonly DesignFormat[]): number =>
  pages
    .flatMap(({ layers }) => layers)
    .filter(
      layer =>
        layer.type === 'image' &&
        layer.mediaId === null &&
        !layer.hidden &&
        formats.some(({ id }) => layer.adjustments[id]?.hidden !== true),
    ).length
