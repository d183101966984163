import { useNow } from '../../bridge/useNow.ts'
import { minuteOfDay } from './sensibleTime.ts'
import type { ZoneClock } from './zoneClock.ts'

interface NowLineProps {
  clock: ZoneClock
  hourPx: number
}

/** The present, as a line across today's column; it moves once a minute. */
export function NowLine({ clock, hourPx }: NowLineProps) {
  const now = useNow()
  return (
    <div
      aria-hidden
      data-now
      className="pointer-events-none absolute inset-x-0 z-20 h-px bg-accent"
      style={{ top: (minuteOfDay(clock(now)) / 60) * hourPx }}
    >
      <span className="absolute -start-1 -top-[3px] size-[7px] rounded-full bg-accent" />
    </div>
  )
}
