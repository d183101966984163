import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type SharpModule from 'sharp'

// Not called require: the bundler declares that name itself.
const requireModule = createRequire(import.meta.url)
let loaded: typeof SharpModule | null = null

/**
 * sharp, loaded on first use: that takes 50 ms and 20 MB, and starting the app must not wait for it.
 *
 * In Electron on Linux it is sharp's WebAssembly build (@img/sharp-wasm32, always of the same version): there the process has
 * the system's GLib already, sharp's native library brings another, and the two get into each other's way; decoding a
 * picture then floods stderr or ends the whole app with a segmentation fault, depending on the distribution (sharp issues 4522
 * and 4525, electron issue 46323). It is three to four times slower and works in threads of its own.
 */
export function loadSharp(
  inElectronOnLinux = process.platform === 'linux' && 'electron' in process.versions,
): typeof SharpModule {
  if (loaded !== null) return loaded
  loaded = inElectronOnLinux ? loadWebAssembly() : (requireModule('sharp') as typeof SharpModule)
  // One thread for each picture, two pictures at once (MediaStore): the rest of the computer stays usable. No cache of
  // open files, because files are replaced and removed.
  loaded.concurrency(1)
  loaded.cache(false)
  return loaded
}

function loadWebAssembly(): typeof SharpModule {
  hideNativeSharp()
  const others = new Set(process.rawListeners('exit'))
  const sharp = requireModule('sharp') as typeof SharpModule
  // As the process ends it would wait on the main thread for its own threads, and they for the main thread when a picture
  // is being worked on or they have only begun: the app then hung for ever after quitting. They end with the process.
  for (const listener of process.rawListeners('exit')) {
    if (!others.has(listener)) process.off('exit', listener as () => void)
  }
  return sharp
}

/** sharp looks for its native library first and takes the WebAssembly build when that cannot be had. So it cannot be had. */
function hideNativeSharp(): void {
  const sharpDir = dirname(requireModule.resolve('sharp'))
  let native: string
  try {
    native = requireModule.resolve(`@img/sharp-linux-${process.arch}/sharp.node`, { paths: [sharpDir] })
  } catch {
    return // A package without it: sharp finds the other one by itself.
  }
  requireModule.cache[native] = {
    id: native,
    loaded: true,
    children: [],
    get exports(): never {
      throw new Error('The native library is not for Electron on Linux.')
    },
  } as unknown as NodeJS.Module
}
