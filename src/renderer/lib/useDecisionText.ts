import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerDecision } from '#shared/model/ledger.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { useShownParams } from './useShownParams.ts'

/** The sentence of a decision, with its instants as times a person reads. */
export function useDecisionText(): (decision: LedgerDecision) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const shownParams = useShownParams()
  return useCallback(
    ({ key, params }) => {
      const shown = shownParams(params)
      if (key === 'placementAgreed') {
        shown['amount'] = format.money(Number(params['amountMinor']), String(params['currency']))
        if (params['payer'] === '') return t('ledger.placementAgreed', shown)
      }
      if (key === 'absentProof') shown['proof'] = t(`ledger.proofs.${params['proof']}`)
      return t(`ledger.decisions.${key}`, { ...shown, count: Number(params.tries ?? 1) })
    },
    [t, format, shownParams],
  )
}
