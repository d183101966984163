// The default_app.asar of the offline Electron, which came without one: `electron path/to/app` runs that app.
// It is loaded before `ready` (Electron waits for the evaluation of this module), so that the app may still
// register schemes and switches.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)

/** As in Electron's own command line: switches, `-r module` to load first, then the app. */
function readCommandLine(args) {
  const preload = []
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '-r' || args[i] === '--require') preload.push(args[(i += 1)])
    else if (!args[i].startsWith('-')) return { preload, target: resolve(args[i]) }
  }
  return { preload, target: null }
}

function describeApp(target) {
  const packageFile = join(target, 'package.json')
  if (!existsSync(packageFile)) return { main: require.resolve(target), appPath: dirname(target) }
  const { name, productName, version } = JSON.parse(readFileSync(packageFile, 'utf8'))
  if (productName ?? name) app.setName(productName ?? name)
  if (version) app.setVersion(version)
  return { main: require.resolve(target), appPath: target }
}

const { preload, target } = readCommandLine(process.argv.slice(1))
if (process.argv.includes('--version') && target === null) {
  process.stdout.write(`v${process.versions.electron}\n`)
  app.exit(0)
} else if (target === null) {
  process.stderr.write('usage: electron [switches] path/to/app [arguments]\n')
  app.exit(64)
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  for (const module of preload) require(module)
  try {
    const { main, appPath } = describeApp(target)
    app.setAppPath(appPath)
    if (!app.commandLine.hasSwitch('user-data-dir')) {
      app.setPath('userData', join(app.getPath('appData'), app.getName()))
    }
    await import(pathToFileURL(main).href)
  } catch (error) {
    process.stderr.write(`${target} could not be started: ${error?.stack ?? error}\n`)
    app.exit(1)
  }
}
