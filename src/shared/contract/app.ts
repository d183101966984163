import { z } from 'zod'
import { WebUrl } from '../model/fields.ts'
import { command, query } from './method.ts'

export const AppInfo = z.object({
  version: z.string(),
  host: z.enum(['desktop', 'headless']),
  platform: z.string(),
  /** BCP 47 tag of the computer's language. */
  locale: z.string(),
  /** IANA zone of this computer. */
  zone: z.string(),
  profileDir: z.string(),
  /** How secrets are kept: by the system's keyring, by a key file of mode 0600, or only as plain text. */
  secretsKeptBy: z.enum(['system', 'keyFile', 'plainText']),
  /** Whether this host can start with the computer. */
  canStartWithComputer: z.boolean(),
})
export type AppInfo = z.output<typeof AppInfo>

/** Whether the keys that bring up quick capture hold: the host cannot have any, they are off, they hold, the system gave them to another program. */
export const captureKeyStates = ['absent', 'off', 'held', 'refused'] as const
export type CaptureKeyState = (typeof captureKeyStates)[number]

export const appMethods = {
  'app.info': query(z.void(), AppInfo),
  'app.captureKeys': query(z.void(), z.enum(captureKeyStates)),
  /** Puts the window of quick capture away; the host may keep it for the next time. */
  'app.putCaptureAway': command(z.void(), z.void()),
  /** Opens a web address in the person's browser. */
  'app.openExternal': command(z.object({ url: WebUrl }), z.void()),
}
