import { app, dialog, shell } from 'electron'
import { explainStartFailure } from './explainStartFailure.ts'
import { fill } from './strings.ts'
import type { NativeStrings } from './strings.ts'

/** Shows a native box with the reason and a way on, then ends the program. */
export async function showStartFailure(
  error: unknown,
  strings: NativeStrings,
  profileDir: string,
): Promise<void> {
  const failure = explainStartFailure(error, strings)
  process.stderr.write(`${strings.cannotStart}: ${failure.message}\n`)
  const buttons = failure.offersFolder ? [strings.openFolder, strings.quit] : [strings.quit]
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Ratiba',
    message: strings.cannotStart,
    detail: `${failure.message}\n\n${fill(strings.profile, { folder: profileDir })}`,
    buttons,
    defaultId: buttons.length - 1,
    cancelId: buttons.length - 1,
    noLink: true,
  })
  if (failure.offersFolder && response === 0) await shell.openPath(profileDir)
  app.exit(failure.exitCode)
}
