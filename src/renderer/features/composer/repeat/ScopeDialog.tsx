import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'

export type Scope = 'this' | 'following' | 'all'

interface ScopeDialogProps<S extends Scope> {
  /** What is to be done: which words the question has. */
  about: 'change' | 'remove'
  scopes: readonly S[]
  onClose: () => void
  /** Answers whether it worked; then the dialog goes. */
  onChoose: (scope: S) => Promise<boolean>
}

/** How far something is to reach: this one, this and the following, or all. */
export function ScopeDialog<S extends Scope>({ about, scopes, onClose, onChoose }: ScopeDialogProps<S>) {
  const { t } = useTranslation()
  const [scope, setScope] = useState<S | null>(scopes[0] ?? null)
  const [isBusy, setBusy] = useState(false)
  const choose = async () => {
    if (scope === null || isBusy) return
    setBusy(true)
    const worked = await onChoose(scope).finally(() => setBusy(false))
    if (worked) onClose()
  }
  return (
    <Dialog
      open
      size="sm"
      onClose={onClose}
      title={t(`series.ask.${about}.title`)}
      description={t(`series.ask.${about}.text`)}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant={about === 'remove' ? 'danger' : 'primary'}
            autoFocus
            busy={isBusy}
            onClick={() => void choose()}
          >
            {t(`series.ask.${about}.do`)}
          </Button>
        </>
      }
    >
      <RadioGroup
        aria-label={t(`series.ask.${about}.title`)}
        value={scope}
        onChange={setScope}
        options={scopes.map(value => {
          const name: Scope = value
          return { value, label: t(`series.scopes.${name}`), help: t(`series.ask.${about}.${name}`) }
        })}
      />
    </Dialog>
  )
}
