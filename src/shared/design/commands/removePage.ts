import type { Design } from '../design.ts'

/** Takes a page away; the last one stays. */
export const removePage = (design: Design, { pageId }: { pageId: string }): Design => {
  const pages = design.pages.filter(({ id }) => id !== pageId)
  return pages.length === 0 || pages.length === design.pages.length ? design : { ...design, pages }
}
