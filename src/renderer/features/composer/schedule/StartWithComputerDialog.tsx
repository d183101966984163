import { useTranslation } from 'react-i18next'
import { useCommandOf } from '../../../bridge/useCommandOf.ts'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'

/** Offered once, when the first delivery is scheduled: only what runs can publish. */
export function StartWithComputerDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { data: settings } = useQueryOf('settings.get', undefined)
  const { data: info } = useQueryOf('app.info', undefined)
  const save = useCommandOf('settings.update')
  const failed = useFailureToast()
  if (settings?.startWithComputer !== 'unasked' || info?.canStartWithComputer !== true) return null
  const answer = (startWithComputer: 'yes' | 'no') => {
    save.mutate({ startWithComputer }, { onError: failed })
    onClose()
  }
  return (
    <Dialog
      open
      size="sm"
      onClose={onClose}
      title={t('composer.start.title')}
      footer={
        <>
          <Button onClick={() => answer('no')}>{t('composer.start.no')}</Button>
          <Button variant="primary" autoFocus onClick={() => answer('yes')}>
            {t('composer.start.yes')}
          </Button>
        </>
      }
    >
      <p className="text-pretty">{t('composer.start.text')}</p>
    </Dialog>
  )
}
