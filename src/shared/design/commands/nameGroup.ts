import type { Design } from '../design.ts'

/** Gives a group a name of hers; an empty one takes it away. Names of groups that are gone go as well. */
export function nameGroup(design: Design, { groupId, name }: { groupId: string; name: string }): Design {
  if ((design.groupNames[groupId] ?? '') === name) return design
  const there = new Set(design.pages.flatMap(({ layers }) => layers.flatMap(({ groupIds }) => groupIds)))
  const names = Object.entries({ ...design.groupNames, [groupId]: name })
  return {
    ...design,
    groupNames: Object.fromEntries(names.filter(([id, one]) => one !== '' && there.has(id))),
  }
}
