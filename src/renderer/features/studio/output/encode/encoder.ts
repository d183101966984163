import { createEncoder } from './createEncoder.ts'

/** The encoder of this window. */
export const encoder = createEncoder(
  () => new Worker(new URL('./encodeWorker.ts', import.meta.url), { type: 'module' }),
)
