import type { ViewPort } from './port.ts'

/** What the preload script gives the page in the desktop shell; a page in an ordinary browser has none. */
export interface RatibaWindow {
  port: ViewPort
}

declare global {
  interface Window {
    ratiba?: RatibaWindow
  }
}
