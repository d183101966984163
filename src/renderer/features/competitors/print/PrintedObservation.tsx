import { useTranslation } from 'react-i18next'
import type { Observation, ObservedNumbers } from '#shared/model/observation.ts'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { useFormat } from '../../../i18n/useFormat.ts'

export interface PrintedProps {
  observation: Observation
  who: string
  zone: string
}

const numberNames = [
  'likes',
  'comments',
  'shares',
  'views',
  'followers',
] as const satisfies readonly (keyof ObservedNumbers)[]

/** One observation on paper: its first picture beside its words, and what she made of it. */
export function PrintedObservation({ observation, who, zone }: PrintedProps) {
  const { t } = useTranslation()
  const format = useFormat(zone)
  const { kind, seenAt, publishedAt, mediaIds, text, shotText, link, tags, numbers } = observation
  const [picture] = mediaIds
  const facts = [
    t(`competitors.kinds.${kind}`),
    publishedAt === null ? format.date(seenAt) : format.date(publishedAt),
    ...numberNames.flatMap(name => {
      const value = numbers[name]
      return value === null ? [] : [`${t(`competitors.numbers.${name}`)}: ${format.number(value)}`]
    }),
    ...tags.map(tag => `#${tag}`),
  ]
  const own = (['whatWorks', 'whatWeTake'] as const).filter(name => observation[name].trim() !== '')
  return (
    <li className="grid grid-cols-[7rem_minmax(0,1fr)] gap-4 py-3 break-inside-avoid">
      <span>
        {picture !== undefined && (
          <img src={mediaUrl(picture, 320)} alt="" className="max-h-40 w-full object-contain object-top" />
        )}
      </span>
      <div className="min-w-0">
        <p className="text-sm text-ink-muted">
          <span dir="auto" className="font-semibold text-ink">
            {who}
          </span>
          {` · ${facts.join(' · ')}`}
        </p>
        <p dir="auto" className="break-words whitespace-pre-wrap">
          {text.trim() === '' ? shotText : text}
        </p>
        {link !== '' && <p className="text-sm break-all text-ink-muted">{link}</p>}
        {own.map(name => (
          <p key={name} dir="auto" className="mt-1 break-words whitespace-pre-wrap">
            <span className="font-medium">{`${t(`competitors.${name}`)}: `}</span>
            {observation[name]}
          </p>
        ))}
      </div>
    </li>
  )
}
