import type { HandlersOf } from '#shared/contract/index.ts'
import { given } from '#shared/model/patch.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { SettingsRepo } from './settingsRepo.ts'

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
    'app.openExternal': ({ url }) => deps.openExternal(url),
    'settings.get': () => settings.get(),
    'settings.update': patch => {
      const next = settings.update(given(patch))
      if (patch.startWithComputer !== undefined) {
        deps.setStartWithComputer?.(next.startWithComputer === 'yes')
      }
      context.emit('settings.changed', {})
      // The grace period decides what counts as missed.
      context.emit('publishing.changed', {})
      return next
    },
  }
}
