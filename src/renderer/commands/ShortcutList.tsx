import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { availableCommands } from './registry.ts'
import { shortcutKeys } from './shortcut.ts'

/** Every shortcut that works now, made from the commands. Mounted while open. */
export function ShortcutList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog open onClose={onClose} title={t('commands.shortcuts')} size="sm">
      <ShortcutTable />
    </Dialog>
  )
}

/** The same as a table, for the settings. */
export function ShortcutTable() {
  const { t } = useTranslation()
  const [commands] = useState(availableCommands)
  return (
    <dl className="flex flex-col divide-y divide-line">
      {commands.map(command => {
        const keys = shortcutKeys(command.shortcut)
        return (
          keys && (
            <div key={command.id} className="flex items-center justify-between gap-4 py-1.5">
              <dt>{t(command.label)}</dt>
              <dd>
                <span className="sr-only">{keys.join(' ')}</span>
                <Kbd keys={keys} />
              </dd>
            </div>
          )
        )
      })}
    </dl>
  )
}
