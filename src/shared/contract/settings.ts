import { z } from 'zod'
import { Settings } from '../model/settings.ts'
import { command, query } from './method.ts'

/** Like Settings, but strict: a wrong value is refused, not repaired. */
const shape = Settings.shape
const SettingsPatch = z
  .strictObject({
    theme: shape.theme.unwrap(),
    language: shape.language.unwrap(),
    weekStartsOn: shape.weekStartsOn.unwrap(),
    graceMs: shape.graceMs.unwrap(),
    lateSpacingMs: shape.lateSpacingMs.unwrap(),
    duplicateDays: shape.duplicateDays.unwrap(),
    notifications: shape.notifications.unwrap(),
    startWithComputer: shape.startWithComputer.unwrap(),
    closeExplained: shape.closeExplained.unwrap(),
    captureAnywhere: shape.captureAnywhere.unwrap(),
    captureKeys: shape.captureKeys.unwrap(),
  })
  .partial()

export const settingsMethods = {
  'settings.get': query(z.void(), Settings),
  'settings.update': command(SettingsPatch, Settings),
}
