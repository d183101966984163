import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The bare list with React and its virtualizer, as one script for an empty page. */
export async function bundleBareList(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome130',
      lib: {
        entry: fileURLToPath(new URL('bareList.tsx', import.meta.url)),
        formats: ['iife'],
        name: 'bareList',
      },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  if (!('output' in first)) throw new Error('Vite built nothing.')
  return first.output[0].code
}
