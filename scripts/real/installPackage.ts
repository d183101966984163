import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Log } from '../system/log.ts'
import { projectRoot } from '../system/projectRoot.ts'
import { runCommand } from '../system/runCommand.ts'

/** Installs one package into a folder of its own, with the registry that is configured here; once. Throws when npm fails. */
export async function installPackage(dir: string, name: string, version: string, log: Log): Promise<void> {
  const manifest = join(dir, 'node_modules', name, 'package.json')
  if (existsSync(join(dir, 'installed')) && versionIn(manifest) === version) return
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'package.json'), '{ "private": true }\n')
  log(`installing ${name} ${version} into ${dir} (some minutes, once)`)
  const { code, stderr } = await runCommand(
    'npm',
    ['install', `${name}@${version}`, '--no-audit', '--no-fund', '--save-exact'],
    { cwd: dir, env: envOfNpm() },
  )
  if (code !== 0) throw new Error(`npm could not install ${name}: ${lastLine(stderr)}`)
  writeFileSync(join(dir, 'installed'), '')
}

function versionIn(manifest: string): string | null {
  if (!existsSync(manifest)) return null
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}

/** This very Node, also for what is compiled on installing. */
function envOfNpm(): NodeJS.ProcessEnv {
  const headers = folderWithHeaders()
  return {
    ...process.env,
    PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
    ...(headers === null ? {} : { npm_config_nodedir: headers }),
  }
}

/** Node from npm has its headers in a package of its own. */
function folderWithHeaders(): string | null {
  const platform = `node-${process.platform}-${process.arch}`
  const folders = [
    dirname(dirname(realpathSync(process.execPath))),
    join(projectRoot, 'node_modules/node/node_modules', platform),
    join(projectRoot, 'node_modules', platform),
  ]
  return folders.find(folder => existsSync(join(folder, 'include/node/node.h'))) ?? null
}

export const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''
