import type { Design, Page } from '../design.ts'

/** As many pages as a design may have (see `Design`). */
const mostPages = 20

/** Puts a page after another one, or last. */
export function addPage(design: Design, { page, after }: { page: Page; after?: string }): Design {
  if (design.pages.length >= mostPages) return design
  const found = design.pages.findIndex(({ id }) => id === after)
  const at = found === -1 ? design.pages.length : found + 1
  return { ...design, pages: [...design.pages.slice(0, at), page, ...design.pages.slice(at)] }
}
