import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObservationFilter, observationOrders } from '#shared/contract/observations.ts'
import type { Observation } from '#shared/model/observation.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { PrintSheet } from '../../../lib/PrintSheet.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { PrintedObservation } from './PrintedObservation.tsx'
import { PrintedTile } from './PrintedTile.tsx'
import { readObservations } from './readObservations.ts'

interface PrintJournalProps {
  wish: { filter: ObservationFilter; order: (typeof observationOrders)[number] }
  look: 'list' | 'board'
  /** Who it is about: what stands above it on paper. */
  whose: string
  whoOf: (competitorId: string | null) => string
  zoneOf: (projectId: string) => string
  onDone: () => void
}

/** More than this is for a spreadsheet. */
const mostPrinted = 500

/** Prints what the filter leaves of the journal, or the board: all of it and not only what is in sight. Mounted while printing. */
export function PrintJournal({ wish, look, whose, whoOf, zoneOf, onDone }: PrintJournalProps) {
  const { t } = useTranslation()
  const { call } = useCore()
  const format = useFormat()
  const now = useNow()
  const failed = useFailureToast()
  const [read, setRead] = useState({ count: 0, of: 0 })
  const [found, setFound] = useState<{ observations: Observation[]; total: number } | null>(null)
  const begin = useEffectEvent((signal: AbortSignal) =>
    readObservations({ call, wish, most: mostPrinted, signal, onRead: setRead }).then(setFound),
  )
  const give = useEffectEvent((error: unknown) => {
    failed(error)
    onDone()
  })
  useEffect(() => {
    const leaving = new AbortController()
    begin(leaving.signal).catch((error: unknown) => {
      if (!leaving.signal.aborted) give(error)
    })
    return () => leaving.abort()
  }, [])
  const title = t(look === 'board' ? 'competitors.board' : 'competitors.journal')
  if (found === null) {
    return (
      <Dialog
        open
        size="sm"
        title={t('competitors.printing', { what: title })}
        onClose={onDone}
        footer={<Button onClick={onDone}>{t('common.cancel')}</Button>}
      >
        <ProgressBar
          label={t('competitors.printReading')}
          value={read.of === 0 ? null : read.count / read.of}
          note={read.of === 0 ? '' : `${format.number(read.count)} / ${format.number(read.of)}`}
        />
      </Dialog>
    )
  }
  const { observations, total } = found
  const count = t('competitors.count', { count: total, number: format.number(total) })
  const first = t('competitors.printedFirst', { number: format.number(observations.length) })
  const note = [whose, count, ...(total > observations.length ? [first] : []), format.dateLong(now)]
  return (
    <PrintSheet title={title} note={note.join(' · ')} onDone={onDone}>
      <ul className={look === 'board' ? 'grid grid-cols-3 gap-4' : 'flex flex-col divide-y border-y'}>
        {observations.map(observation => {
          const shown = {
            observation,
            who: whoOf(observation.competitorId),
            zone: zoneOf(observation.projectId),
          }
          return look === 'board' ? (
            <PrintedTile key={observation.id} {...shown} />
          ) : (
            <PrintedObservation key={observation.id} {...shown} />
          )
        })}
      </ul>
    </PrintSheet>
  )
}
