import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The stage with what tries it out, as one script for an empty page of a real browser. */
export async function bundlePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    build: {
      write: false,
      minify: false,
      target: 'chrome130',
      lib: {
        entry: fileURLToPath(new URL('page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'studioPage',
      },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  if (!('output' in first)) throw new Error('Vite built nothing.')
  return first.output[0].code
}
