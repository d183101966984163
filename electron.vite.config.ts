import { fileURLToPath } from 'node:url'
import { defineConfig } from 'electron-vite'
import react from '@vitejs/plugin-react'
import tailwindcss from '@tailwindcss/vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Places stand in the path (/composer/<id>), so what a page loads must not be looked for relative to it. electron-vite
 * sets the base to './' in its own plugin; this one comes after it.
 */
const absoluteAddresses = {
  name: 'absolute-addresses',
  enforce: 'post',
  config: () => ({ base: '/' }),
} as const

/** Pure JavaScript: bundled, a start reads three files instead of hundreds. What has native code stays outside. */
const bundled = [
  'drizzle-orm',
  'file-type',
  'papaparse',
  'pdfkit',
  'pino',
  'rrule-temporal',
  'temporal-polyfill',
  'ws',
  'zod',
]

// node20.18 and chrome130: the offline Electron (33.2.1) must run the same code as the one that ships.
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      externalizeDeps: { exclude: bundled },
      rolldownOptions: {
        input: {
          desktop: at('src/main/desktop/main.ts'),
          headless: at('src/main/headless/main.ts'),
          documentWorker: at('src/main/core/strategy/pdf/documentWorker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('src/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), tailwindcss(), absoluteAddresses],
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      assetsInlineLimit: 0,
      minify: 'oxc',
      rolldownOptions: {
        input: { index: at('src/renderer/index.html') },
        output: {
          // The first screen asks for one file and reads nothing that only others need; what those share is another.
          codeSplitting: {
            groups: [
              { name: 'index', tags: ['$initial'], test: /\.(tsx?|m?js)$/ },
              { name: 'shared', minShareCount: 2, test: /\.(tsx?|m?js)$/ },
            ],
          },
        },
      },
    },
  },
})
