import { CircleCheck, CircleX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Check } from '#shared/contract/channels.ts'
import { Icon } from '../../ui/Icon.tsx'

/** What was tried while connecting, one line each, with the network's own words where it said no. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation()
  return (
    <ul aria-label={t('channels.checks')} aria-live="polite" className="flex flex-col gap-2">
      {checks.map(({ key, passed, words }) => (
        <li key={key} className="flex items-start gap-2">
          <span className={passed ? 'mt-0.5 text-success' : 'mt-0.5 text-danger'}>
            <Icon icon={passed ? CircleCheck : CircleX} />
          </span>
          <span className="min-w-0">
            <span className="sr-only">{passed ? t('channels.passed') : t('channels.notPassed')} </span>
            {t(`networks.checks.${key}.${passed ? 'passed' : 'failed'}`)}
            {words !== null && <span className="block break-words text-ink-muted">“{words}”</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
