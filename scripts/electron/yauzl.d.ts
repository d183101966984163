/** The part of yauzl 3 that is used here; the library brings no types of its own. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  export interface Entry {
    fileName: string
    /** The upper 16 bits hold the Unix mode when the archive was made on Unix. */
    externalFileAttributes: number
  }

  export interface ZipFile {
    eachEntry(): AsyncIterable<Entry>
    openReadStreamPromise(entry: Entry): Promise<Readable>
    close(): void
  }

  /** Refuses names that are absolute or contain `..`. */
  export function openPromise(path: string, options?: { autoClose?: boolean }): Promise<ZipFile>
}
