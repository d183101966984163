import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentAddress, documentLanguages } from '#shared/model/document.ts'
import type { DocumentLanguage, DocumentWish } from '#shared/model/document.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DownloadLink } from '../ui/DownloadLink.tsx'
import { Field } from '../ui/Field.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { TextInput } from '../ui/TextInput.tsx'

interface ExportDocumentDialogProps {
  document: Pick<DocumentWish, 'kind' | 'projectId' | 'campaignId'>
  title: string
  onClose: () => void
}

const nameKey = 'ratiba.preparedBy'
const languageKey = 'ratiba.documentLanguage'
/** Each in its own language, as whoever speaks it looks for it. */
const languageNames: Record<DocumentLanguage, string> = { en: 'English', sw: 'Kiswahili', ru: 'Русский' }

/** In which language a document is saved, and whose name stands on it. Mounted while open; both are remembered. */
export function ExportDocumentDialog({ document, title, onClose }: ExportDocumentDialogProps) {
  const { t, i18n } = useTranslation()
  const [language, setLanguage] = useState<DocumentLanguage>(() => {
    const wished = localStorage.getItem(languageKey) ?? i18n.language
    return documentLanguages.find(known => known === wished) ?? 'en'
  })
  const [preparedBy, setPreparedBy] = useState(() => localStorage.getItem(nameKey) ?? '')
  const remember = () => {
    localStorage.setItem(languageKey, language)
    localStorage.setItem(nameKey, preparedBy)
    onClose()
  }
  return (
    <Dialog
      open
      size="sm"
      onClose={onClose}
      title={title}
      description={t('strategy.export.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <DownloadLink
            icon={FileDown}
            href={documentAddress({ ...document, language, preparedBy: preparedBy.trim() })}
            onClick={remember}
          >
            {t('strategy.export.save')}
          </DownloadLink>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <RadioGroup
          aria-label={t('strategy.export.language')}
          value={language}
          onChange={setLanguage}
          options={documentLanguages.map(value => ({
            value,
            label: <span lang={value}>{languageNames[value]}</span>,
          }))}
        />
        <Field label={t('strategy.export.preparedBy')} optional={t('common.optional')}>
          <TextInput value={preparedBy} maxLength={200} onChange={setPreparedBy} />
        </Field>
      </div>
    </Dialog>
  )
}
