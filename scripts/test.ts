/** `npm test`: check, the main job without a window, end-to-end in real Chromium, the shell in a real Electron. */
import { spawn } from 'node:child_process'
import { ensureBuilt } from './build/ensureBuilt.ts'
import { resolveElectron } from './electron/resolveElectron.ts'
import { ensureSystemPackages } from './system/ensureSystemPackages.ts'
import { findChromium } from './system/findChromium.ts'
import { logToStderr as log } from './system/log.ts'
import { projectRoot } from './system/projectRoot.ts'
import { shareCompileCache } from './system/shareCompileCache.ts'

interface Stage {
  name: string
  /** Says what ran where; throws when it failed. */
  run(): Promise<string>
}

/** Runs a program with its output shown; throws when it ends with anything but 0. */
function show(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.once('error', reject)
    child.once('close', code => {
      if (code === 0) resolve()
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code ?? 'a signal'}`))
    })
  })
}

shareCompileCache()

const stages: Stage[] = [
  {
    name: 'system packages',
    run: async () => {
      // Where they may not be installed this throws with the one command to run, before anything else is begun.
      const { installed } = await ensureSystemPackages(['chromium', 'xvfb', 'electron', 'compiler'], log)
      return installed.length === 0 ? 'all there' : `installed ${installed.join(' ')}`
    },
  },
  {
    name: 'check',
    run: async () => {
      await show(process.execPath, ['scripts/check.ts'])
      return `format, lint, types, import rules, dead code, language keys, migrations, unit tests in Node ${process.version}`
    },
  },
  {
    name: 'build',
    run: async () => {
      await ensureBuilt(log)
      return 'main, preload and renderer with electron-vite'
    },
  },
  {
    name: 'demo',
    run: async () => {
      await show(process.execPath, ['scripts/demo.ts', '--json'])
      return 'the main job against local Telegram, Mastodon and practice servers'
    },
  },
  {
    name: 'end to end',
    run: async () => {
      const chromium = findChromium()
      if (chromium === null) throw new Error('There is no Chromium; set CHROMIUM_PATH.')
      await show('playwright', ['test', '--config', 'tests/e2e/playwright.config.ts'], {
        CHROMIUM_PATH: chromium,
      })
      return `in ${chromium} against the headless host`
    },
  },
  {
    name: 'desktop',
    run: async () => {
      const electron = await resolveElectron({ log })
      if (electron.kind === 'none') throw new Error(`There is no Electron here: ${electron.reason}`)
      await show('playwright', ['test', '--config', 'tests/desktop/playwright.config.ts'])
      return `in the ${electron.kind} Electron ${electron.version}`
    },
  },
]

const closing: string[] = []
for (const stage of stages) {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`
  console.log(`\n── ${stage.name}`)
  try {
    closing.push(`✓ ${stage.name}: ${await stage.run()} (${seconds()})`)
  } catch (error) {
    closing.push(`✗ ${stage.name}: ${error instanceof Error ? error.message : String(error)} (${seconds()})`)
    process.exitCode = 1
    // Without the packages or the build nothing after it can run.
    if (stage.name === 'system packages' || stage.name === 'build') break
  }
}

const failed = closing.filter(line => line.startsWith('✗')).length
const notRun = stages.length - closing.length
console.log(`\n${closing.join('\n')}`)
for (const stage of stages.slice(closing.length)) console.log(`– ${stage.name}: not run, see above`)
console.log(`${closing.length - failed} passed, ${failed} failed, ${notRun} skipped`)
