import { Check, CircleHelp, Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { FurtherMessage } from '#shared/contract/deliveries.ts'
import { useNow } from '../bridge/useNow.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Icon } from '../ui/Icon.tsx'
import { TextLink } from '../ui/TextLink.tsx'
import { useOpenLink } from './useOpenLink.ts'

const icons = { out: Check, toCome: Clock, inDoubt: CircleHelp }

/** The further parts of a thread and the first comment, each with what became of it. */
export function FurtherList({ further }: { further: readonly FurtherMessage[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const openLink = useOpenLink()
  if (further.length === 0) return null
  return (
    <ul aria-label={t('ledger.further')} className="divide-y rounded-lg border bg-surface">
      {further.map(({ kind, text, state, at, url }, i) => (
        <li key={i} className="flex items-start gap-2 px-3 py-2">
          <span className="mt-0.5 text-ink-muted">
            <Icon icon={icons[state]} size={14} />
          </span>
          <div className="min-w-0 flex-1">
            <p className="text-sm text-ink-muted">
              {kind === 'part' ? t('ledger.part', { part: i + 2 }) : t('ledger.comment')}
              {` · ${t(`ledger.furtherStates.${state}`)}`}
              {at !== null && ` · ${format.when(at, now)}`}
            </p>
            <p className="line-clamp-2 break-words">{text === '' ? t('common.noText') : text}</p>
          </div>
          {url !== null && (
            <TextLink external onClick={() => openLink(url)}>
              {t('common.openLink')}
            </TextLink>
          )}
        </li>
      ))}
    </ul>
  )
}
