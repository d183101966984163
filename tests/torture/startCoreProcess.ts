import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createClient } from '#shared/rpc/client.ts'
import type { Client } from '#shared/rpc/client.ts'
import type { ToView } from '#shared/rpc/port.ts'
import type { FromProcess, ToProcess } from './coreProcess.ts'
import type { ClockFace } from './FastClock.ts'

const program = fileURLToPath(new URL('coreProcess.ts', import.meta.url))

export interface CoreProcess {
  /** Its calls fail with `disconnected` once the process is gone. */
  client: Client
  setFace(face: ClockFace): void
  upload(name: string, bytes: Uint8Array): Promise<string>
  /** Stands still for so many real milliseconds, as a computer that swaps. */
  standStill(ms: number): Promise<void>
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
}

/** Resolves when the core is up; rejects with what it wrote when it is not. */
export async function startCoreProcess(profileDir: string, face: ClockFace): Promise<CoreProcess> {
  const child = fork(program, [profileDir, JSON.stringify(face)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const closed = once(child, 'close')
  let complaint = ''
  child.stderr?.on('data', (part: Buffer) => (complaint = (complaint + part.toString()).slice(-4000)))

  let onSaid: (message: ToView) => void = () => undefined
  let onGone: () => void = () => undefined
  let onUploaded: (mediaId: string) => void = () => undefined
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: FromProcess) => {
      if (message.t === 'said') onSaid(message.message)
      else if (message.t === 'uploaded') onUploaded(message.mediaId)
      else resolve()
    })
    void closed.then(() => {
      reject(new Error(`The core did not start:\n${complaint}`))
      onGone()
    })
  })
  const tell = (message: ToProcess): void => {
    // A process that was killed a moment ago hears nothing any more.
    if (child.connected) child.send(message, () => undefined)
  }
  await ready
  return {
    client: createClient({
      post: message => tell({ t: 'call', message }),
      onMessage: listener => (onSaid = listener),
      onClose: listener => (onGone = listener),
    }),
    setFace: face => tell({ t: 'clock', face }),
    upload: (name, bytes) =>
      new Promise(resolve => {
        onUploaded = resolve
        tell({ t: 'upload', name, base64: Buffer.from(bytes).toString('base64') })
      }),
    standStill: async ms => {
      child.kill('SIGSTOP')
      await new Promise(resolve => setTimeout(resolve, ms))
      child.kill('SIGCONT')
    },
    kill: async () => {
      child.kill('SIGKILL')
      await closed
    },
  }
}
