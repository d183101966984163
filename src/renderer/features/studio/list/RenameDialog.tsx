import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DesignCard } from '#shared/model/designCard.ts'
import { FormDialog } from '../../../lib/FormDialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useDesignActions } from './useDesignActions.ts'

interface RenameDialogProps {
  card: DesignCard
  onClose: () => void
}

/** Gives a design another name. Mounted while open. */
export function RenameDialog({ card, onClose }: RenameDialogProps) {
  const { t } = useTranslation()
  const { rename } = useDesignActions()
  const [name, setName] = useState(card.name)
  const isMissing = name.trim() === ''
  const save = () => {
    if (isMissing) return
    onClose()
    if (name.trim() !== card.name) void rename(card, name.trim())
  }
  return (
    <FormDialog title={t('studio.rename')} onSave={save} onClose={onClose}>
      <Field label={t('studio.name')} error={isMissing ? t('projects.nameMissing') : null}>
        <TextInput autoFocus value={name} maxLength={200} onChange={setName} />
      </Field>
    </FormDialog>
  )
}
