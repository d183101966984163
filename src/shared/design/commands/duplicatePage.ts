import { copyLayers, namesOfCopies } from '../copyLayers.ts'
import type { Design } from '../design.ts'
import { addPage } from './addPage.ts'

export function duplicatePage(
  design: Design,
  { pageId, as, newId }: { pageId: string; as: string; newId: () => string },
): Design {
  const page = design.pages.find(({ id }) => id === pageId)
  if (page === undefined) return design
  const layers = copyLayers(page.layers, newId)
  const groupNames = { ...design.groupNames, ...namesOfCopies(design.groupNames, page.layers, layers) }
  return addPage({ ...design, groupNames }, { page: { ...page, id: as, layers }, after: pageId })
}
