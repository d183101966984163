import { changePages } from '../changeLayers.ts'
import type { Design } from '../design.ts'

export function removeLayers(design: Design, { ids }: { ids: readonly string[] }): Design {
  const gone = new Set(ids)
  return changePages(design, page =>
    page.layers.some(({ id }) => gone.has(id))
      ? { ...page, layers: page.layers.filter(({ id }) => !gone.has(id)) }
      : page,
  )
}
