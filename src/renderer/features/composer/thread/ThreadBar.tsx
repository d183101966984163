import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { useComposer } from '../useComposer.ts'
import { sharedTab } from '../variants.ts'
import type { useParts } from './useParts.ts'

/** Under the parts: one more, and their numbers. */
export function ThreadBar({ thread, onAdd }: { thread: ReturnType<typeof useParts>; onAdd: () => void }) {
  const { t } = useTranslation()
  const { chosen, tab } = useComposer()
  const places = tab === sharedTab ? chosen : chosen.filter(({ channel }) => channel.id === tab)
  const most = Math.max(0, ...places.map(({ descriptor }) => descriptor.thread.maxParts))
  const canHaveMore = thread.count < most
  if (!canHaveMore && thread.count === 1) return null
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <Button size="sm" variant="quiet" icon={Plus} disabled={!canHaveMore} onClick={onAdd}>
        {t('composer.partAdd')}
      </Button>
      {thread.count > 1 && (
        <Checkbox
          checked={thread.isNumbered}
          onChange={thread.setNumbered}
          label={t('composer.partNumbers')}
        />
      )}
    </div>
  )
}
