import { useTranslation } from 'react-i18next'
import type { DeliveryState } from '#shared/model/delivery.ts'
import { StateMark } from '../ui/StateMark.tsx'

interface DeliveryStateMarkProps {
  state: DeliveryState
  variant?: 'pill' | 'plain' | 'icon'
}

/** The state of a delivery in her language. */
export function DeliveryStateMark({ state, variant = 'pill' }: DeliveryStateMarkProps) {
  const { t } = useTranslation()
  return <StateMark state={state} word={t(`states.${state}`)} variant={variant} />
}
