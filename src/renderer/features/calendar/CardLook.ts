import { createContext, use } from 'react'
import type { TFunction } from 'i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { DeliveryState } from '#shared/model/delivery.ts'
import type { Project } from '#shared/model/project.ts'
import type { Descriptor } from '#shared/network/descriptor.ts'
import type { Formats } from '../../i18n/formats.ts'
import type { Day } from './calendarDays.ts'
import type { ClosedDay } from './closedDays.ts'
import type { CardGroup } from './groupCards.ts'

/** What every card needs to show itself, asked for once and not by each of them. */
export interface CardLook {
  t: TFunction
  /** The words that hundreds of cards need; looking each up anew would show. */
  words: {
    states: Readonly<Record<DeliveryState, string>>
    noText: string
    repeats: string
    isRepost: string
    isReposted: string
    evergreen: string
    atRisk: string
    handedOver: string
  }
  format: Formats
  /** Times as short as they can be (see shortTime.ts). */
  time: (local: string) => string
  networks: ReadonlyMap<string, Descriptor>
  channels: ReadonlyMap<string, Channel>
  /** Only where cards of several projects stand together: then their colour is shown. */
  projects: ReadonlyMap<string, Project> | null
  /** Why nothing goes out by itself on a day, or null. */
  closedOn: (day: Day) => ClosedDay | null
  /** The quiet parts of every day, in minutes after midnight. */
  quiet: readonly { from: number; to: number }[]
  /** The same moment in the other zone that matters (see useCalendarZone), when it differs. */
  otherTime: (group: CardGroup) => string | null
  /** Ids of deliveries that are due while this computer usually sleeps. */
  atRisk: ReadonlySet<string>
}

export const CardLookContext = createContext<CardLook | null>(null)

/** Throws outside of the calendar. */
export function useCardLook(): CardLook {
  const look = use(CardLookContext)
  if (look === null) throw new Error('useCardLook outside of the calendar')
  return look
}
