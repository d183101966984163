import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/contract/index.ts'
import type { Delivery } from '#shared/model/delivery.ts'
import { useCore } from '../bridge/CoreProvider.tsx'
import { useNow } from '../bridge/useNow.ts'
import { useUndoable } from '../commands/useUndoable.ts'
import { useFormat } from '../i18n/useFormat.ts'

type HandOver = NonNullable<Delivery['handOver']>

/** Where a delivery stands with its network's own scheduler, in a sentence. */
export function useHandOverWords(): (handOver: HandOver, network: string) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  return useCallback(
    ({ stage, at }, network) => t(`rules.handOver.${stage}`, { network, at: format.whenInText(at, now) }),
    [t, format, now],
  )
}

/**
 * Gives a delivery to its network's scheduler, or takes it back; each takes the other back.
 * @param then gets what became of the delivery
 */
export function useHandOver(
  then: (changed: Output<'deliveries.handOver'>) => void = () => undefined,
): (id: string, network: string, isGiven: boolean) => void {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  return (id, network, isGiven) => {
    const give = () => core.call('deliveries.handOver', { ids: [id] }).then(then)
    const takeBack = () => core.call('deliveries.takeBack', { ids: [id] }).then(then)
    void undoable({
      label: t(isGiven ? 'rules.handOver.didTakeBack' : 'rules.handOver.didGive', { network }),
      run: isGiven ? takeBack : give,
      undo: isGiven ? give : takeBack,
    })
  }
}
