import { parentPort } from 'node:worker_threads'
import { setDocument } from './setDocument.ts'
import type { FromThread, ToThread } from './setInThread.ts'

// The thread in which documents are set, one after the other as they are asked for.
const answer = (message: FromThread) => parentPort?.postMessage(message)

parentPort?.on('message', ({ id, data }: ToThread) => {
  setDocument(data).then(
    bytes => answer({ id, bytes }),
    (error: unknown) => answer({ id, error }),
  )
})
answer('ready')
