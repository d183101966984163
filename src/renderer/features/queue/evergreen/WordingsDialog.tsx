import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvergreenEntry } from '#shared/model/evergreen.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'

interface WordingsDialogProps {
  entry: EvergreenEntry
  onSave: (wordings: string[]) => void
  onClose: () => void
}

const most = 20

/** Further texts of a post, which take turns with its own. Mounted while open. */
export function WordingsDialog({ entry, onSave, onClose }: WordingsDialogProps) {
  const { t } = useTranslation()
  const [wordings, setWordings] = useState(entry.wordings.length === 0 ? [''] : entry.wordings)
  const save = () => {
    onClose()
    const said = wordings.map(text => text.trim()).filter(text => text !== '')
    if (JSON.stringify(said) !== JSON.stringify(entry.wordings)) onSave(said)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('evergreen.wordings')}
      description={t('evergreen.wordingsText')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onClick={save}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <ol className="flex flex-col gap-3">
        <li className="rounded-md bg-sunken px-2 py-1.5 whitespace-pre-wrap">
          <span className="line-clamp-4">
            {entry.excerpt.trim() === '' ? t('common.noText') : entry.excerpt}
          </span>
        </li>
        {wordings.map((text, index) => (
          <li key={index} className="flex items-start gap-1">
            <div className="grid min-w-0 flex-1">
              <TextArea
                autoFocus={index === wordings.length - 1}
                value={text}
                maxLength={20_000}
                aria-label={t('evergreen.wording', { number: index + 2 })}
                onChange={to => setWordings(wordings.map((other, at) => (at === index ? to : other)))}
              />
            </div>
            <IconButton
              size="sm"
              icon={X}
              label={t('evergreen.removeWording', { number: index + 2 })}
              onClick={() => setWordings(wordings.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ol>
      <div className="mt-3">
        <Button
          size="sm"
          icon={Plus}
          disabled={wordings.length >= most}
          onClick={() => setWordings([...wordings, ''])}
        >
          {t('evergreen.addWording')}
        </Button>
      </div>
    </Dialog>
  )
}
