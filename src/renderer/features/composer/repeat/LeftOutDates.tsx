import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { DateField } from '../../../ui/DateField.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { flawOf } from './NextTimes.tsx'

interface LeftOutDatesProps {
  seriesId: string
  zone: string
  /** The day of the post that is open: it is removed by its own menu. */
  ownDay: string
}

/** The days that a series leaves out: one more by its date, and each brought back. */
export function LeftOutDates({ seriesId, zone, ownDay }: LeftOutDatesProps) {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const failed = useFailureToast()
  const format = useFormat(zone)
  const query = useQueryOf('series.leftOut', { seriesId })
  const [refused, setRefused] = useState<{ day: string; why: 'offRule' | 'isOpen' } | null>(null)

  const leaveOut = async (day: string) => {
    setRefused(null)
    if (day === ownDay) {
      setRefused({ day, why: 'isOpen' })
      return
    }
    try {
      // The first try stays outside of the undoable, so that a day that is none of the series is said here.
      let { postIds } = await core.call('series.leaveOut', { seriesId, day })
      await undoable({
        label: t('series.did.leftOut'),
        run: () => Promise.resolve(true),
        undo: async () => {
          for (const id of postIds) await core.call('posts.restore', { id })
        },
        redo: async () => {
          ;({ postIds } = await core.call('series.leaveOut', { seriesId, day }))
        },
      })
    } catch (error) {
      if (flawOf(error) === 'offRule') setRefused({ day, why: 'offRule' })
      else failed(error)
    }
  }
  const bringBack = (occurrenceLocal: string) =>
    void undoable({
      label: t('series.did.broughtBack'),
      run: () => core.call('series.bringBack', { seriesId, occurrenceLocal }),
      undo: () => core.call('series.leaveOut', { seriesId, day: occurrenceLocal.slice(0, 10) }),
    })

  return (
    <section aria-label={t('series.leftOut')} className="flex flex-col gap-1.5 border-t pt-3">
      <p className="font-medium">{t('series.leftOut')}</p>
      {query.isError && <QueryError error={query.error} retry={query.refetch} />}
      {query.data?.length === 0 && <p className="text-sm text-ink-muted">{t('series.leftOutNone')}</p>}
      {query.data !== undefined && query.data.length > 0 && (
        <ul className="flex max-h-36 flex-col overflow-y-auto">
          {query.data.map(local => (
            <li key={local} className="flex items-center justify-between gap-2 tabular">
              <span>{format.local(local)}</span>
              <IconButton
                size="sm"
                icon={X}
                label={t('series.bringBack', { date: format.local(local) })}
                onClick={() => bringBack(local)}
              />
            </li>
          ))}
        </ul>
      )}
      <DateField value={null} aria-label={t('series.leaveOut')} onChange={day => void leaveOut(day)} />
      {refused !== null && (
        <p role="alert" className="text-sm text-danger">
          {t(`series.leaveOutRefused.${refused.why}`, { date: format.localDate(refused.day) })}
        </p>
      )}
    </section>
  )
}
