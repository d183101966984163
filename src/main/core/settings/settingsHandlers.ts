import type { HandlersOf } from '#shared/contract/index.ts'
import { given } from '#shared/model/patch.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { SettingsRepo } from './settingsRepo.ts'
import { takeCaptureKeys } from './takeCaptureKeys.ts'

export function settingsHandlers(
  context: CoreContext,
  settings: SettingsRepo,
): HandlersOf<'settings' | 'app'> {
  const { deps } = context
  return {
    'app.info': () => ({
      ...deps.info,
      profileDir: deps.profileDir,
      secretsKeptBy: deps.secrets.keptBy,
      canStartWithComputer: deps.setStartWithComputer !== undefined,
    }),
    'app.captureKeys': () => deps.quickCapture?.keyState() ?? 'absent',
    'app.putCaptureAway': () => deps.quickCapture?.putAway(),
    'app.openExternal': ({ url }) => deps.openExternal(url),
    'settings.get': () => settings.get(),
    'settings.update': patch => {
      const next = settings.update(given(patch))
      if (patch.startWithComputer !== undefined) {
        deps.setStartWithComputer?.(next.startWithComputer === 'yes')
      }
      if (patch.captureAnywhere !== undefined || patch.captureKeys !== undefined) {
        takeCaptureKeys(deps, next)
      }
      context.emit('settings.changed', {})
      // The grace period decides what counts as missed.
      context.emit('publishing.changed', {})
      return next
    },
  }
}
