import { encoder } from './encode/encoder.ts'
import type { NamedBlob } from './encode/EncodeWork.ts'
import { plainName } from './fileNames.ts'
import { saveBlob } from './saveBlob.ts'

/** Browsers let a page save several files one after another, but not at once. */
const betweenMs = 250

/** Saves one file as it is, and several as one ZIP or one by one. */
export async function saveFiles(
  files: readonly NamedBlob[],
  { name, asZip, signal }: { name: string; asZip: boolean; signal: AbortSignal },
): Promise<void> {
  if (asZip && files.length > 1) {
    saveBlob(await encoder.zip(files, signal), `${plainName(name)}.zip`)
    return
  }
  for (const [at, file] of files.entries()) {
    if (at > 0) await new Promise(resolve => setTimeout(resolve, betweenMs))
    signal.throwIfAborted()
    saveBlob(file.blob, file.name)
  }
}
