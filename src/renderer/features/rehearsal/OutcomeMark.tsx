import { AlarmClockOff, Ban, CircleCheck, CircleX, Clock, Hand } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RehearsedItem } from '#shared/model/rehearsal.ts'
import { Badge } from '../../ui/Badge.tsx'
import type { Tone } from '../../ui/Badge.tsx'
import { Icon } from '../../ui/Icon.tsx'

const looks: Record<RehearsedItem['outcome'], { icon: LucideIcon; tone: Tone }> = {
  goes: { icon: CircleCheck, tone: 'success' },
  byHand: { icon: Hand, tone: 'accent' },
  later: { icon: Clock, tone: 'warning' },
  missed: { icon: AlarmClockOff, tone: 'danger' },
  skipped: { icon: Ban, tone: 'plain' },
  refused: { icon: CircleX, tone: 'danger' },
}

/** What would become of it: icon, word and colour together. */
export function OutcomeMark({ outcome }: { outcome: RehearsedItem['outcome'] }) {
  const { t } = useTranslation()
  const { icon, tone } = looks[outcome]
  return (
    <Badge tone={tone}>
      <Icon icon={icon} size={12} />
      {t(`rehearsal.outcomes.${outcome}`)}
    </Badge>
  )
}
