import { useTranslation } from 'react-i18next'
import type { LedgerLine } from '#shared/model/ledger.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Icon } from '../ui/Icon.tsx'
import { TextLink } from '../ui/TextLink.tsx'
import { ledgerLooks } from './ledgerIcons.ts'
import { useDecisionText } from './useDecisionText.ts'
import { useOpenLink } from './useOpenLink.ts'

interface LedgerLinesProps {
  /** Newest first. */
  lines: readonly LedgerLine[]
  /** Lines of one delivery need not say which. */
  ofOneDelivery?: boolean
}

/** The record of what was done, sent, answered and decided, as a person reads it. */
export function LedgerLines({ lines, ofOneDelivery = false }: LedgerLinesProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const openLink = useOpenLink()
  const days = new Map<string, LedgerLine[]>()
  for (const line of lines) {
    const day = format.dateLong(line.at)
    days.set(day, [...(days.get(day) ?? []), line])
  }
  const Heading = ofOneDelivery ? 'h3' : 'h2'
  return (
    <div className="flex flex-col gap-6">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <Heading className="sticky top-0 z-10 bg-inherit py-1 text-sm font-medium text-ink-muted">
            {day}
          </Heading>
          <ol className="flex flex-col">
            {ofDay.map(line => (
              <Line
                key={line.id}
                line={line}
                ofOneDelivery={ofOneDelivery}
                time={format.time(line.at)}
                word={t(`ledger.events.${line.event}`)}
                onOpen={openLink}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

interface LineProps {
  line: LedgerLine
  ofOneDelivery: boolean
  time: string
  word: string
  onOpen: (url: string) => void
}

function Line({ line, ofOneDelivery, time, word, onOpen }: LineProps) {
  const { t } = useTranslation()
  const decisionText = useDecisionText()
  const { icon, ink } = ledgerLooks[line.event]
  const { url } = line
  return (
    <li className="flex gap-3 border-b py-2 last:border-b-0">
      <time dateTime={line.at} className="min-w-11 shrink-0 whitespace-nowrap text-ink-muted tabular">
        {time}
      </time>
      <span className={`mt-0.5 ${ink}`}>
        <Icon icon={icon} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{word}</span>
          {!ofOneDelivery && line.channelName !== '' && <span>{line.channelName}</span>}
          {line.attempt !== null && line.attempt > 1 && (
            <span className="text-sm text-ink-muted">{t('ledger.attempt', { count: line.attempt })}</span>
          )}
        </p>
        {!ofOneDelivery && line.excerpt !== '' && <p className="truncate text-ink-muted">{line.excerpt}</p>}
        <Fact name={t('ledger.sent')} text={line.sent} />
        <Fact name={t('ledger.received')} text={line.received} />
        <Fact
          name={t('ledger.decision')}
          text={line.decision === null ? null : decisionText(line.decision)}
        />
        {url !== null && /^https?:/.test(url) && (
          <div className="text-sm">
            <TextLink external onClick={() => onOpen(url)}>
              {url}
            </TextLink>
          </div>
        )}
      </div>
    </li>
  )
}

function Fact({ name, text }: { name: string; text: string | null }) {
  if (text === null || text === '') return null
  return (
    <p className="flex gap-2 text-sm">
      <span className="w-18 shrink-0 text-ink-muted">{name}</span>
      <span className="min-w-0 break-words">{text}</span>
    </p>
  )
}
