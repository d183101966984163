import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { useStudio } from '../StudioContext.ts'

/** What is chosen, with all that can be changed of it. */
export function Inspector() {
  const { t } = useTranslation()
  const { selection, run } = useStudio()
  if (selection.length === 0) return null
  return (
    <div className="flex flex-col gap-2 p-3">
      <Button icon={Trash2} onClick={() => run('removeLayers', { ids: selection.map(({ id }) => id) })}>
        {t('common.remove')}
      </Button>
    </div>
  )
}
