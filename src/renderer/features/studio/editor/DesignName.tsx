import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import { useStudio } from '../StudioContext.ts'

/** The design's name, changed where it stands: Enter or leaving keeps it, Escape does not. */
export function DesignName() {
  const { t } = useTranslation()
  const { call } = useCore()
  const failed = useFailureToast()
  const { card, know } = useStudio()
  const [draft, setDraft] = useState<string | null>(null)
  const keep = () => {
    const name = draft?.trim() ?? ''
    setDraft(null)
    if (name === '' || name === card.name) return
    know({ ...card, name })
    call('designs.update', { id: card.id, fields: { name } }).then(know, (error: unknown) => {
      know(card)
      failed(error)
    })
  }
  return (
    <input
      aria-label={t('studio.name')}
      value={draft ?? card.name}
      maxLength={200}
      dir="auto"
      onChange={event => setDraft(event.target.value)}
      onBlur={keep}
      onKeyDown={event => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        if (event.key === 'Escape') setDraft(null)
        // Leaving keeps what the field holds by then.
        const field = event.currentTarget
        setTimeout(() => field.blur())
      }}
      className="field-sizing-content h-7 max-w-80 min-w-24 truncate rounded-md border border-transparent bg-transparent px-2 font-medium hover:border-line focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0"
    />
  )
}
