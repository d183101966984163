import type { WireError } from './errors.ts'

export type ToCore = { t: 'call'; id: number; method: string; input: unknown } | { t: 'cancel'; id: number }

export type ToView =
  | { t: 'ok'; id: number; value: unknown }
  | { t: 'err'; id: number; error: WireError }
  | { t: 'event'; name: string; payload: unknown }

/** One duplex message pipe. Electron IPC, WebSocket and memory each implement it. */
export interface Port<Out, In> {
  post(message: Out): void
  onMessage(listener: (message: In) => void): void
  onClose(listener: () => void): void
}

export type CorePort = Port<ToView, ToCore>
export type ViewPort = Port<ToCore, ToView>
