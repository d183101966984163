import { existsSync } from 'node:fs'
import { runCommand } from './runCommand.ts'

/** File names of the shared libraries the dynamic linker knows (`libgtk-3.so.0`); empty outside Linux. */
export async function listLibraries(): Promise<Set<string>> {
  if (process.platform !== 'linux') return new Set()
  // Ordinary users do not have /sbin on PATH.
  const ldconfig = existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig'
  const { stdout } = await runCommand(ldconfig, ['-p'])
  return new Set(Array.from(stdout.matchAll(/^\s+(\S+) \(/gm), match => match[1] ?? ''))
}
