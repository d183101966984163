import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { readFile, rename } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheDir } from '../system/cacheDir.ts'
import { ensureSystemPackages } from '../system/ensureSystemPackages.ts'
import { inFreshDir } from '../system/inFreshDir.ts'
import type { Log } from '../system/log.ts'
import { runCommand } from '../system/runCommand.ts'
import { withLock } from '../system/withLock.ts'

const require = createRequire(import.meta.url)
const header = fileURLToPath(new URL('napi9.h', import.meta.url))

/** -O1 compiles SQLite in 25 s instead of 60 s; in a run of 200,000 inserts and reads no difference could be measured. */
const common = ['-c', '-O1', '-fPIC', '-w', '-DNDEBUG']
const cFlags = [...common, '-std=c99']
const cppFlags = [
  ...common,
  '-std=c++20',
  '-fvisibility=hidden',
  '-fvisibility-inlines-hidden',
  '-DNAPI_VERSION=9',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
]
const linkFlags = ['-shared', '-s', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL']

/** better-sqlite3 13 needs Node-API 10, which came with Node 22.14, which came with Electron 35. */
export function needsNapi9Binding(electronVersion: string): boolean {
  return Number.parseInt(electronVersion, 10) < 35
}

/**
 * better-sqlite3 compiled for Node-API 9, kept in the cache by version, header and flags; returns its path.
 * Compiles directly instead of through node-gyp: that would want Node's own gyp files and Python besides the compiler,
 * takes four times as long, and builds inside node_modules. Throws when there is no compiler or it fails.
 */
export async function obtainNapi9Binding(log: Log): Promise<string> {
  const binding = await bindingPath()
  if (existsSync(binding)) return binding
  await ensureSystemPackages(['compiler'], log)
  return withLock('better-sqlite3', cacheDir(), log, async () => {
    if (existsSync(binding)) return binding
    const startedAt = performance.now()
    log('compiling better-sqlite3 for the offline Electron (about half a minute, once per machine)')
    await inFreshDir(cacheDir(), 'tmp-binding-', async temp => {
      const built = await compile(temp)
      await tryOut(built)
      await rename(built, binding)
    })
    log(`better-sqlite3 compiled in ${Math.round((performance.now() - startedAt) / 1000)} s`)
    return binding
  })
}

async function bindingPath(): Promise<string> {
  const { version } = require('better-sqlite3/package.json') as { version: string }
  const recipe = createHash('sha256')
    .update(await readFile(header))
    .update(JSON.stringify([cFlags, cppFlags, linkFlags]))
    .digest('hex')
  return join(
    cacheDir(),
    `better-sqlite3-${version}-${process.platform}-${process.arch}-napi9-${recipe.slice(0, 12)}.node`,
  )
}

async function compile(temp: string): Promise<string> {
  const built = join(temp, 'better_sqlite3.node')
  const source = dirname(require.resolve('better-sqlite3/package.json'))
  const addonApi = dirname(createRequire(join(source, 'package.json')).resolve('node-addon-api/package.json'))
  const sqlite = join(source, 'deps/sqlite3')
  const defines = sqliteDefines(await readFile(join(source, 'deps/defines.gypi'), 'utf8'))
  const includes = [nodeHeaders(), addonApi, sqlite].map(dir => `-I${dir}`)
  const [sqliteObject, addonObject] = [join(temp, 'sqlite3.o'), join(temp, 'better_sqlite3.o')]
  await Promise.all([
    run('cc', [...cFlags, ...defines, '-o', sqliteObject, join(sqlite, 'sqlite3.c')]),
    run('c++', [
      ...cppFlags,
      '-include',
      header,
      ...includes,
      '-o',
      addonObject,
      join(source, 'src/better_sqlite3.cpp'),
    ]),
  ])
  await run('c++', [...linkFlags, '-o', built, addonObject, sqliteObject, '-ldl'])
  return built
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const result = await runCommand(command, args)
  if (result.code === 0) return
  const why = /.*(?:error|undefined reference).*/.exec(result.stderr)?.[0] ?? `exit code ${result.code}`
  throw new Error(`better-sqlite3 could not be compiled: ${command}: ${why.trim()}`)
}

/** A compiled file that does not even answer one query must not get into the cache. */
async function tryOut(binding: string): Promise<void> {
  const script = `
    const db = new (require('better-sqlite3'))(':memory:', { nativeBinding: ${JSON.stringify(binding)} })
    db.exec("create virtual table t using fts5(words); insert into t values ('fresh bread')")
    if (db.prepare('select count(*) n from t where t match @q').get({ q: 'bread' }).n !== 1) process.exit(1)`
  const result = await runCommand(process.execPath, ['-e', script], {
    cwd: dirname(fileURLToPath(import.meta.url)),
  })
  if (result.code !== 0)
    throw new Error(`better-sqlite3 was compiled but does not work: ${result.stderr.trim()}`)
}

/** The -D switches of better-sqlite3's own build recipe; exported for its test. */
export function sqliteDefines(definesGypi: string): string[] {
  const list = /'defines': \[(.*?)\]/s.exec(definesGypi)?.[1]
  const defines = Array.from(list?.matchAll(/'([^']+)'/g) ?? [], match => `-D${match[1] ?? ''}`)
  if (!defines.includes('-DSQLITE_ENABLE_FTS5'))
    throw new Error('better-sqlite3 has changed its defines.gypi')
  return defines
}

/** Node-API headers of any Node from 18.17 on will do: the npm package `node` brings them, others may be around. */
function nodeHeaders(): string {
  const candidates = [
    join(packageDirOf('node', `node-${process.platform}-${process.arch}`) ?? '', 'include/node'),
    join(dirname(dirname(realpathSync(process.execPath))), 'include/node'),
    '/usr/include/node',
    '/usr/local/include/node',
  ]
  const found = candidates.find(dir => existsSync(join(dir, 'node_api.h')))
  if (found === undefined) throw new Error(`no Node headers (node_api.h) in ${candidates.join(', ')}`)
  return found
}

/** The folder of a package as another package sees it: npm nests the platform part of `node` inside it. */
function packageDirOf(owner: string, name: string): string | null {
  try {
    return dirname(createRequire(require.resolve(`${owner}/package.json`)).resolve(`${name}/package.json`))
  } catch {
    return null // not installed: one candidate less
  }
}
