import {
  Ban,
  CalendarClock,
  CalendarPlus,
  CalendarX,
  CircleAlert,
  CircleCheck,
  CircleQuestionMark,
  Eraser,
  Hand,
  Hourglass,
  PackageCheck,
  PencilLine,
  RefreshCw,
  Search,
  SearchX,
  Send,
  TimerReset,
  TriangleAlert,
  UserCheck,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { LedgerEvent } from '#shared/model/ledger.ts'

export interface LedgerLook {
  icon: LucideIcon
  /** Text colour of the icon. */
  ink: string
}

const quiet = 'text-ink-muted'
const good = 'text-success'
const bad = 'text-danger'
const open = 'text-warning'

/** How each kind of ledger line looks. */
export const ledgerLooks: Record<LedgerEvent, LedgerLook> = {
  scheduled: { icon: CalendarPlus, ink: quiet },
  moved: { icon: CalendarClock, ink: quiet },
  unscheduled: { icon: CalendarX, ink: quiet },
  cancelled: { icon: Ban, ink: quiet },
  prepared: { icon: PackageCheck, ink: quiet },
  sending: { icon: Send, ink: 'text-state-running' },
  published: { icon: CircleCheck, ink: good },
  retryLater: { icon: TimerReset, ink: open },
  postponed: { icon: Hourglass, ink: open },
  refused: { icon: CircleAlert, ink: bad },
  uncertain: { icon: CircleQuestionMark, ink: 'text-state-uncertain' },
  found: { icon: Search, ink: good },
  notFound: { icon: SearchX, ink: open },
  missed: { icon: TriangleAlert, ink: open },
  decided: { icon: UserCheck, ink: quiet },
  handedOver: { icon: Hand, ink: open },
  markedOut: { icon: CircleCheck, ink: good },
  edited: { icon: PencilLine, ink: good },
  editFailed: { icon: CircleAlert, ink: bad },
  removing: { icon: Eraser, ink: quiet },
  removed: { icon: Eraser, ink: good },
  alreadyGone: { icon: Eraser, ink: quiet },
  removeFailed: { icon: CircleAlert, ink: bad },
  cannotRemove: { icon: CircleAlert, ink: open },
  verified: { icon: CircleCheck, ink: good },
  recovered: { icon: RefreshCw, ink: quiet },
}
