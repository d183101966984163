import { changePages } from '../changeLayers.ts'
import type { Design } from '../design.ts'

/** As many groups as may be inside each other (see `LayerBase`). */
const deepest = 8

/** Makes layers one group. They are gathered right below the topmost of them, so that nothing else lies between. */
export function groupLayers(
  design: Design,
  { ids, groupId }: { ids: readonly string[]; groupId: string },
): Design {
  const wanted = new Set(ids)
  return changePages(design, page => {
    const members = page.layers.filter(({ id }) => wanted.has(id))
    if (members.length < 2 || members.some(({ groupIds }) => groupIds.length >= deepest)) return page
    const shared = sharedGroups(members.map(({ groupIds }) => groupIds))
    const grouped = members.map(layer => ({
      ...layer,
      groupIds: [...layer.groupIds.slice(0, layer.groupIds.length - shared.length), groupId, ...shared],
    }))
    const topmost = page.layers.findLastIndex(({ id }) => wanted.has(id))
    const below = page.layers.slice(0, topmost).filter(({ id }) => !wanted.has(id))
    return { ...page, layers: [...below, ...grouped, ...page.layers.slice(topmost + 1)] }
  })
}

/** The outer groups that all of them are in, innermost first. */
function sharedGroups(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists
  const from = first.findIndex((_, at) => {
    const outer = first.slice(at)
    return others.every(list => list.slice(list.length - outer.length).join() === outer.join())
  })
  return from === -1 ? [] : first.slice(from)
}
