import { readFileSync, readdirSync } from 'node:fs'

/** The process and all that descend from it, as Linux's /proc shows them now. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : null
    // The name in brackets may hold blanks and brackets itself.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields?.[1] !== undefined) parents.set(Number(name), Number(fields[1]))
  }
  const tree = [root]
  for (const pid of tree) {
    for (const [child, parent] of parents) if (parent === pid) tree.push(child)
  }
  return tree
}

/** Processor time that these processes have used so far, in ms (Linux counts in hundredths of a second). */
export function processorMs(pids: readonly number[]): number {
  let ticks = 0
  for (const pid of pids) {
    const stat = read(`/proc/${pid}/stat`)
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
    ticks += Number(fields?.[11] ?? 0) + Number(fields?.[12] ?? 0)
  }
  return ticks * 10
}

/** Memory of these processes in MB, what they share counted once (PSS). */
export function proportionalMb(pids: readonly number[]): number {
  let kb = 0
  for (const pid of pids) {
    kb += Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0)
  }
  return kb / 1024
}

/** Null when the process has ended meanwhile. */
function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
