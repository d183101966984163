import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Risk } from '#shared/contract/risks.ts'

/** Why something is at risk, in a sentence that says what is known and no more. */
export function useRiskWords(): (risk: Pick<Risk, 'awake' | 'of' | 'sameWeekday'>) => string {
  const { t } = useTranslation()
  return useCallback(
    ({ awake, of, sameWeekday }) =>
      t(awake === 0 ? 'rules.asleepNever' : 'rules.asleep', {
        awake,
        days: t(sameWeekday ? 'rules.asleepWeekdays' : 'rules.asleepDays', { count: of }),
      }),
    [t],
  )
}
