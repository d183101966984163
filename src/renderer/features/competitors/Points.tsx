import { CircleMinus, CirclePlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'

const marks = { strengths: CirclePlus, weaknesses: CircleMinus }

/** What a competitor is good at, or where it is weak: one point a line. */
export function Points({ kind, points }: { kind: 'strengths' | 'weaknesses'; points: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <span className="flex min-w-0 flex-col gap-0.5 text-sm">
      {points.length > 0 && <span className="sr-only">{t(`competitors.${kind}`)}</span>}
      {points.map(point => (
        <span key={point} dir="auto" className="flex items-start gap-1.5">
          <span className={kind === 'strengths' ? 'mt-0.5 text-success' : 'mt-0.5 text-warning'}>
            <Icon icon={marks[kind]} size={12} />
          </span>
          {point}
        </span>
      ))}
    </span>
  )
}
