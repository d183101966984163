import type { Design } from '../design.ts'

/** Puts a page at another place of the carousel, counted from 0. */
export function movePage(design: Design, { pageId, to }: { pageId: string; to: number }): Design {
  const page = design.pages.find(({ id }) => id === pageId)
  if (page === undefined) return design
  const rest = design.pages.filter(other => other !== page)
  const at = Math.min(Math.max(Math.trunc(to), 0), rest.length)
  if (design.pages[at] === page) return design
  return { ...design, pages: [...rest.slice(0, at), page, ...rest.slice(at)] }
}
