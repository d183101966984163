import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import type { PrintedProps } from './PrintedObservation.tsx'

/** One of the best pieces on paper: its picture, whose it is, and what is taken from it. */
export function PrintedTile({ observation, who, zone }: PrintedProps) {
  const format = useFormat(zone)
  const { seenAt, mediaIds, text, shotText, whatWeTake } = observation
  const [picture] = mediaIds
  return (
    <li className="flex min-w-0 flex-col gap-1 rounded-lg border p-2 break-inside-avoid">
      {picture !== undefined && (
        <img src={mediaUrl(picture, 640)} alt="" className="h-44 w-full object-contain" />
      )}
      <p className="flex justify-between gap-2 text-sm">
        <span dir="auto" className="font-semibold">
          {who}
        </span>
        <span className="shrink-0 text-ink-muted tabular">{format.date(seenAt)}</span>
      </p>
      <p dir="auto" className={picture === undefined ? 'line-clamp-10' : 'line-clamp-4'}>
        {text.trim() === '' ? shotText : text}
      </p>
      {whatWeTake.trim() !== '' && (
        <p dir="auto" className="border-s-2 ps-2 text-sm break-words">
          {whatWeTake}
        </p>
      )}
    </li>
  )
}
