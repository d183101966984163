import { useTranslation } from 'react-i18next'
import type { Settings } from '#shared/model/settings.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'

/** Changes settings at once; Ctrl+Z brings back what was set before. */
export function useSettingsChange(before: Settings): (change: Partial<Settings>) => void {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  return change => {
    const old = Object.fromEntries(Object.keys(change).map(key => [key, before[key as keyof Settings]]))
    void undoable({
      label: t('settings.changed'),
      run: () => core.call('settings.update', change),
      undo: () => core.call('settings.update', old),
      quiet: true,
    })
  }
}
