import { CircleDashed, MapPin, PenLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Portrait } from '#shared/model/portrait.ts'
import { PortraitMark } from '../../lib/PortraitMark.tsx'
import { useOpenLink } from '../../lib/useOpenLink.ts'
import { usePortraitWords } from '../../lib/usePortraitWords.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TextLink } from '../../ui/TextLink.tsx'

interface PortraitCardProps {
  portrait: Portrait
  /** How many posts of the coming weeks speak to it; undefined while nobody knows. */
  planned: number | undefined
  onOpen: () => void
  onWrite: () => void
}

/** What a card has room for; the rest is in the portrait itself. */
const shownPlaces = 4

/** A portrait at a glance: who it is, what moves it, where it is met, and whether it is spoken to. */
export function PortraitCard({ portrait, planned, onOpen, onWrite }: PortraitCardProps) {
  const { t } = useTranslation()
  const whoIs = usePortraitWords()
  const openLink = useOpenLink()
  const { name, gathers } = portrait
  const facts = (['interests', 'behaviour', 'wishes', 'fears'] as const).filter(
    fact => portrait[fact].trim() !== '',
  )
  return (
    <li className="flex min-w-0 break-inside-avoid flex-col rounded-lg border bg-surface">
      <button
        type="button"
        aria-label={t('audience.change', { name })}
        onClick={onOpen}
        className="flex min-w-0 flex-1 flex-col gap-3 rounded-t-lg p-4 text-start transition-colors hover:bg-hover/50"
      >
        <span className="flex min-w-0 items-center gap-3">
          <PortraitMark portrait={portrait} size="xl" />
          <span className="min-w-0">
            <span dir="auto" className="block truncate text-lg font-semibold">
              {name}
            </span>
            <span className="block text-ink-muted text-pretty">{whoIs(portrait)}</span>
          </span>
        </span>
        {portrait.words.trim() !== '' && (
          <span
            dir="auto"
            className="line-clamp-3 border-s-2 print:line-clamp-none border-accent ps-3 text-ink italic"
          >
            {portrait.words}
          </span>
        )}
        {facts.length > 0 && (
          <span className="flex flex-col gap-1.5">
            {facts.map(fact => (
              <span key={fact} className="block">
                <span className="block text-sm text-ink-muted">{t(`audience.${fact}`)}</span>
                <span dir="auto" className="line-clamp-2 print:line-clamp-none">
                  {portrait[fact]}
                </span>
              </span>
            ))}
          </span>
        )}
        {facts.length === 0 && portrait.words.trim() === '' && (
          <span className="text-ink-muted">{t('audience.bare')}</span>
        )}
      </button>
      {gathers.length > 0 && (
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-3 text-sm">
          <span className="text-ink-muted">
            <Icon icon={MapPin} size={14} />
            <span className="sr-only">{t('audience.gathers')}</span>
          </span>
          {gathers.slice(0, shownPlaces).map((gathering, at) =>
            gathering.url === null ? (
              <span key={at} className="max-w-48 truncate">
                {gathering.name}
              </span>
            ) : (
              <span key={at} className="max-w-48 min-w-0">
                <TextLink external onClick={() => openLink(gathering.url ?? '')}>
                  {gathering.name}
                </TextLink>
              </span>
            ),
          )}
          {gathers.length > shownPlaces && (
            <span className="text-ink-muted tabular">+{gathers.length - shownPlaces}</span>
          )}
        </div>
      )}
      <div className="flex min-h-11 items-center justify-between gap-2 border-t px-4 py-1.5 text-sm">
        {planned === undefined ? (
          <span />
        ) : planned === 0 ? (
          <span className="flex items-center gap-1.5 text-warning">
            <Icon icon={CircleDashed} size={14} />
            {t('audience.forgotten')}
          </span>
        ) : (
          <span className="text-ink-muted tabular">{t('audience.planned', { count: planned })}</span>
        )}
        <span className="print:hidden">
          <Button
            size="sm"
            variant="quiet"
            icon={PenLine}
            aria-label={t('audience.writeTo', { name })}
            onClick={onWrite}
          >
            {t('audience.write')}
          </Button>
        </span>
      </div>
    </li>
  )
}
