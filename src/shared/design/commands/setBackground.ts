import { changePages } from '../changeLayers.ts'
import type { Design } from '../design.ts'
import type { Fill } from '../paint.ts'

/** Fills the background of one page, of every page (`each`), or one that runs across all of them (`across`). */
export function setBackground(
  design: Design,
  { pageId, fill, to }: { pageId: string; fill: Fill; to: 'page' | 'each' | 'across' },
): Design {
  if (to === 'across') return { ...design, acrossPages: fill }
  const own = { ...design, acrossPages: null }
  return changePages(own, page => (to === 'each' || page.id === pageId ? { ...page, fill } : page))
}
