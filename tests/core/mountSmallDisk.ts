import { execFileSync } from 'node:child_process'

export type SmallDisk = { unmount(): void } | { cannotBecause: string }

/** A disk so small that it fills up, at an existing folder. Only root on Linux can have one. */
export function mountSmallDisk(at: string, size: `${number}k`): SmallDisk {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return { cannotBecause: 'a small disk can only be mounted by root on Linux' }
  }
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', at], { stdio: 'pipe' })
  } catch (error) {
    return { cannotBecause: `a small disk could not be mounted: ${String(error)}` }
  }
  return { unmount: () => void execFileSync('/bin/umount', [at]) }
}
