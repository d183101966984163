import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerDecision } from '#shared/model/ledger.ts'
import { useNow } from '../bridge/useNow.ts'
import { useFormat } from '../i18n/useFormat.ts'

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

/** The sentence of a decision, with its instants as times a person reads. */
export function useDecisionText(): (decision: LedgerDecision) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  return useCallback(
    ({ key, params }) => {
      const shown: Record<string, string | number> = {}
      for (const [name, value] of Object.entries(params)) {
        shown[name] = typeof value === 'string' && instant.test(value) ? format.whenInText(value, now) : value
      }
      if (key === 'placementAgreed') {
        shown['amount'] = format.money(Number(params['amountMinor']), String(params['currency']))
        if (params['payer'] === '') return t('ledger.placementAgreed', shown)
      }
      if (key === 'absentProof') shown['proof'] = t(`ledger.proofs.${params['proof']}`)
      return t(`ledger.decisions.${key}`, { ...shown, count: Number(params.tries ?? 1) })
    },
    [t, format, now],
  )
}
