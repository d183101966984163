import type { CardGroup } from './groupCards.ts'
import { minuteOfDay } from './sensibleTime.ts'

/** Something that stands in the column of a day: a card, or a button for cards that found no room. */
export interface Standing {
  key: string
  /** `card`: the one; `more`: those behind the button, in the order of time. */
  kind: 'card' | 'more'
  groups: [CardGroup, ...CardGroup[]]
  /** Minutes since midnight; a late card is pushed up so that it stays whole. */
  top: number
  /** Its place among `columns` that share the width. */
  column: number
  columns: number
}

const dayMinutes = 24 * 60

/**
 * Lays the cards of one day side by side where they overlap, in the order of time. `cardMinutes` is how many minutes a
 * card is tall; at most `maxColumns` (2 or more) stand beside each other, the last given to a button when there are more.
 */
export function layoutDay(groups: readonly CardGroup[], cardMinutes: number, maxColumns: number): Standing[] {
  return clustersOf(groups, cardMinutes)
    .flatMap(cluster => layoutCluster(cluster, cardMinutes, maxColumns))
    .sort((a, b) => a.top - b.top || a.column - b.column)
}

interface Upright {
  group: CardGroup
  top: number
}

/** Cards that touch each other, directly or through others. */
function clustersOf(groups: readonly CardGroup[], cardMinutes: number): Upright[][] {
  const upright = groups
    .map(group => ({ group, top: Math.min(minuteOfDay(group.local), dayMinutes - cardMinutes) }))
    .sort((a, b) => a.top - b.top || a.group.dueMs - b.group.dueMs)
  const clusters: Upright[][] = []
  let lastTop = -Infinity
  for (const one of upright) {
    const cluster = one.top < lastTop + cardMinutes ? clusters.at(-1) : undefined
    if (cluster === undefined) clusters.push([one])
    else cluster.push(one)
    lastTop = one.top
  }
  return clusters
}

function layoutCluster(cluster: readonly Upright[], cardMinutes: number, maxColumns: number): Standing[] {
  const columnOf = firstFit(cluster, cardMinutes)
  const needed = Math.max(...columnOf) + 1
  const columns = Math.min(needed, maxColumns)
  // The last column belongs to buttons when not everything fits.
  const room = needed <= maxColumns ? needed : maxColumns - 1
  const standing: Standing[] = []
  let button: Standing | undefined
  cluster.forEach(({ group, top }, i) => {
    const column = columnOf[i] ?? 0
    if (column < room) {
      standing.push({ key: group.key, kind: 'card', groups: [group], top, column, columns })
    } else if (button === undefined || top >= button.top + cardMinutes) {
      button = { key: `more-${group.key}`, kind: 'more', groups: [group], top, column: room, columns }
      standing.push(button)
    } else button.groups.push(group)
  })
  return standing
}

/** The first column in which each card does not lie on the one before it. */
function firstFit(cluster: readonly Upright[], cardMinutes: number): number[] {
  const ends: number[] = []
  return cluster.map(({ top }) => {
    const free = ends.findIndex(end => end <= top)
    const column = free === -1 ? ends.length : free
    ends[column] = top + cardMinutes
    return column
  })
}

/** The step of dragging in the week. */
export const snapMinutes = 15

/** The snapped minute of the day at a height inside the column of a day; never past the last step of the day. */
export function minuteAt(offsetPx: number, hourPx: number): number {
  const minutes = Math.round(((offsetPx / hourPx) * 60) / snapMinutes) * snapMinutes
  return Math.min(Math.max(minutes, 0), dayMinutes - snapMinutes)
}
