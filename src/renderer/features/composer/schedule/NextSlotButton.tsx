import { ListPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useCommands } from '../../../commands/registry.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Button } from '../../../ui/Button.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { useComposer } from '../useComposer.ts'

/** Adds to the queue, and says when it goes out then; only where every chosen channel has weekly times. */
export function NextSlotButton({ isBusy, onAdd }: { isBusy: boolean; onAdd: () => void }) {
  const { t } = useTranslation()
  const { chosen, fields, project } = useComposer()
  const format = useFormat(project.zone)
  const channelIds = chosen.map(({ channel }) => channel.id)
  const { data: slots } = useQueryOf(
    'queue.next',
    { channelIds, pillarId: fields.pillarId },
    { keepPrevious: true },
  )
  const locals = [...new Set(slots?.map(({ local }) => local))].sort()
  const [first] = locals
  const canAdd = first !== undefined && slots?.length === channelIds.length
  useCommands([
    {
      id: 'composer.addToQueue',
      label: 'queue.addHelp',
      icon: ListPlus,
      group: 'publishing',
      when: () => canAdd && !isBusy,
      run: onAdd,
    },
  ])
  if (!canAdd) return null
  const time = format.local(first)
  return (
    <Tooltip text={t('queue.addHelp')}>
      <Button icon={ListPlus} disabled={isBusy} onClick={onAdd}>
        {locals.length === 1 ? t('queue.nextFree', { time }) : t('queue.nextFreeFrom', { time })}
      </Button>
    </Tooltip>
  )
}
