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

export const appMethods = {
  'app.info': query(z.void(), AppInfo),
  /** Opens a web address in the person's browser. */
  'app.openExternal': command(z.object({ url: WebUrl }), z.void()),
}
