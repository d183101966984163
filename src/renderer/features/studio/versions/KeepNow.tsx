import { BookmarkPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DesignVersion } from '#shared/model/designCard.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useStudio } from '../StudioContext.ts'

/** Keeps the design as it is now under a name; such a version is never forgotten by itself. */
export function KeepNow({ onKept }: { onKept: (version: DesignVersion) => void }) {
  const { t } = useTranslation()
  const { call } = useCore()
  const { card, flush } = useStudio()
  const undoable = useUndoable()
  const [name, setName] = useState('')
  const [isBusy, setBusy] = useState(false)
  const words = name.trim()
  const keep = async () => {
    setBusy(true)
    const kept = (await flush())
      ? await undoable({
          label: t('studioOutput.versions.kept', { name: words }),
          run: () => call('designs.keepVersion', { id: card.id, name: words }),
          undo: ({ id }) => call('designs.nameVersion', { versionId: id, name: null }),
        })
      : null
    setBusy(false)
    if (kept === null) return
    setName('')
    onKept(kept)
  }
  return (
    <form
      className="flex gap-2"
      onSubmit={event => {
        event.preventDefault()
        if (words !== '') void keep()
      }}
    >
      <TextInput
        value={name}
        onChange={setName}
        maxLength={100}
        aria-label={t('studioOutput.versions.name')}
        placeholder={t('studioOutput.versions.nameHint')}
      />
      <Button type="submit" icon={BookmarkPlus} busy={isBusy} disabled={words === ''}>
        {t('studioOutput.versions.keep')}
      </Button>
    </form>
  )
}
