import { copyLayers } from '../copyLayers.ts'
import type { Design } from '../design.ts'
import { addPage } from './addPage.ts'

export function duplicatePage(
  design: Design,
  { pageId, as, newId }: { pageId: string; as: string; newId: () => string },
): Design {
  const page = design.pages.find(({ id }) => id === pageId)
  if (page === undefined) return design
  return addPage(design, { page: { ...page, id: as, layers: copyLayers(page.layers, newId) }, after: pageId })
}
