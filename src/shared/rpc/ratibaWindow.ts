import type { Port, ToView, ViewPort } from './port.ts'

/**
 * What the preload script gives the page in the desktop shell; a page in an ordinary browser has none. Messages cross as
 * JSON text, as over a WebSocket: Electron copies a text at once, but objects field by field (a month of 5,000 cards took
 * five times as long) and none nested deeper than 1,000.
 */
export interface RatibaWindow {
  port: Port<string, string>
  /** Whether this page belongs to a profile that was never used, so that nothing need be asked to know that it is empty. */
  isFirstRun: boolean
}

declare global {
  interface Window {
    ratiba?: RatibaWindow
  }
}

/** The view's end of the contract over what the preload script gave. */
export function ratibaWindowPort({ port }: RatibaWindow): ViewPort {
  return {
    post: message => port.post(JSON.stringify(message)),
    onMessage: listener => port.onMessage(text => listener(JSON.parse(text) as ToView)),
    onClose: listener => port.onClose(listener),
  }
}
