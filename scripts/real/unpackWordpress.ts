import { cpSync, existsSync, mkdirSync, readdirSync, readlinkSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Log } from '../system/log.ts'
import { runCommand } from '../system/runCommand.ts'
import { lastLine } from './installPackage.ts'

/** WordPress, a theme, and what Debian packs by itself of what WordPress brings along. */
const packages = [
  'wordpress',
  'wordpress-theme-twentytwentythree',
  'php-getid3',
  'libjs-underscore',
  'libjs-cropper',
]

/** Leaves in `dir/wordpress` the files of WordPress as it would come from its makers. Throws when apt-get or dpkg fails. */
export async function unpackWordpress(dir: string, log: Log): Promise<void> {
  const target = join(dir, 'wordpress')
  if (existsSync(target)) return
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  log(`downloading ${packages.join(', ')} with apt-get`)
  await run('apt-get', ['download', ...packages], dir)
  const root = join(dir, 'root')
  for (const file of readdirSync(dir).filter(name => name.endsWith('.deb'))) {
    await run('dpkg', ['-x', file, root], dir)
  }
  const packed = join(root, 'usr/share/wordpress')
  const unfinished = join(dir, 'unfinished')
  cpSync(packed, unfinished, { recursive: true, verbatimSymlinks: true })
  replaceLinks(unfinished, packed, root)
  // Debian's own: they look for a database server.
  for (const name of ['wp-config.php', '.htaccess']) rmSync(join(unfinished, name), { force: true })
  renameSync(unfinished, target)
}

/** Debian points at files of other packages: they are put where they belong. What is of no package here is left out. */
function replaceLinks(site: string, packed: string, root: string): void {
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue
    const link = join(entry.parentPath, entry.name)
    const to = readlinkSync(link)
    const source = to.startsWith('/')
      ? join(root, to)
      : resolve(packed, dirname(link.slice(site.length + 1)), to)
    rmSync(link)
    if (existsSync(source)) cpSync(source, link, { recursive: true, dereference: true })
  }
}

async function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { code, stderr } = await runCommand(command, args, { cwd })
  if (code !== 0) throw new Error(`${command} ${args[0] ?? ''} failed: ${lastLine(stderr)}`)
}
