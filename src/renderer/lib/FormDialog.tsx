import { useId } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

interface FormDialogProps {
  title: string
  size?: 'md' | 'lg'
  /** What the main button says; "Save" unless given. */
  saveLabel?: string
  busy?: boolean
  onSave: () => void
  onClose: () => void
  /** A button at the other end of the foot. */
  aside?: ReactNode
  children: ReactNode
}

/** A dialog with fields, which Enter or the main button saves. Mounted while open. */
export function FormDialog({
  title,
  size = 'md',
  saveLabel,
  busy = false,
  onSave,
  onClose,
  aside,
  children,
}: FormDialogProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      size={size}
      footer={
        <>
          {aside !== undefined && <div className="me-auto">{aside}</div>}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={id} busy={busy}>
            {saveLabel ?? t('common.save')}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="flex flex-col gap-4"
        onSubmit={event => {
          event.preventDefault()
          onSave()
        }}
      >
        {children}
      </form>
    </Dialog>
  )
}
