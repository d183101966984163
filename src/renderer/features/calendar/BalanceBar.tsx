import { ChevronDown, ChevronRight, CircleDashed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import type { Balance } from '#shared/model/balanceOf.ts'
import type { Pillar } from '#shared/model/pillar.ts'
import type { Portrait } from '#shared/model/portrait.ts'
import type { Project } from '#shared/model/project.ts'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useCommands } from '../../commands/registry.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { PortraitMark } from '../../lib/PortraitMark.tsx'
import { ColourDot } from '../../ui/ColourDot.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { BalanceDetails } from './BalanceDetails.tsx'
import { BalanceStripes } from './BalanceStripes.tsx'
import { toggled } from './calendarFilters.ts'
import type { CalendarPlace } from './useCalendarPlace.ts'

const storageKey = 'ratiba.balance'

/** Whether she has folded it; kept in this window's storage. */
const useFolded = create(() => ({ isFolded: localStorage.getItem(storageKey) === 'folded' }))

function toggleFolded(): void {
  const isFolded = !useFolded.getState().isFolded
  localStorage.setItem(storageKey, isFolded ? 'folded' : 'open')
  useFolded.setState({ isFolded })
}

interface BalanceBarProps {
  place: CalendarPlace
  /** What is counted: instants, the second not included. */
  period: BalancePeriod
  balances: ReadonlyMap<string, Balance>
}

/** Between two instants (ISO, UTC), the second not included. */
export interface BalancePeriod {
  from: string
  to: string
}

/** What one project brings to the bar. */
export interface ProjectBalance {
  project: Project
  pillars: readonly Pillar[]
  portraits: readonly Portrait[]
  balance: Balance
}

const nothing: Balance = { posts: 0, byPillar: new Map(), byPortrait: new Map() }

/** How the shown month is balanced as it is being planned: each pillar beside its target, who is spoken to, who is forgotten. */
export function BalanceBar({ place, period, balances }: BalanceBarProps) {
  const { t } = useTranslation()
  const isFolded = useFolded(state => state.isFolded)
  const { projectId, projects = [] } = useCurrentProject()
  const { data: pillars = [] } = useQueryOf('pillars.list', { projectId })
  const { data: portraits = [] } = useQueryOf('portraits.list', { projectId })
  const shown = projects
    .filter(({ id }) => projectId === null || id === projectId)
    .map((project): ProjectBalance => ({
      project,
      pillars: pillars.filter(pillar => pillar.projectId === project.id),
      portraits: portraits.filter(portrait => portrait.projectId === project.id),
      balance: balances.get(project.id) ?? nothing,
    }))
    .filter(one => one.pillars.length > 0 || one.portraits.length > 0)
  useCommands([
    {
      id: 'calendar.balance',
      label: isFolded ? 'calendar.balance.show' : 'calendar.balance.hide',
      icon: isFolded ? ChevronRight : ChevronDown,
      group: 'view',
      when: () => shown.length > 0,
      run: toggleFolded,
    },
  ])
  const [first] = shown
  if (first === undefined) return null
  return (
    <section
      aria-label={t('calendar.balance.title')}
      className="flex h-8 shrink-0 items-center gap-3 border-t px-4 text-sm"
    >
      <button
        type="button"
        aria-expanded={!isFolded}
        onClick={toggleFolded}
        className="flex shrink-0 items-center gap-1 rounded-sm py-1 text-ink-muted hover:text-ink"
      >
        <Icon icon={isFolded ? ChevronRight : ChevronDown} size={14} />
        {t('calendar.balance.title')}
      </button>
      {!isFolded &&
        (shown.length === 1 ? (
          <OneProject one={first} place={place} period={period} />
        ) : (
          <div className="flex h-7 min-w-0 flex-1 flex-wrap items-center gap-x-4 overflow-hidden">
            {shown.map(one => (
              <Details key={one.project.id} one={one} place={place} period={period}>
                <span className="max-w-40 truncate">{one.project.name}</span>
                <BalanceStripes one={one} width="short" />
                <Forgotten one={one} isBrief />
              </Details>
            ))}
          </div>
        ))}
    </section>
  )
}

interface PartProps {
  one: ProjectBalance
  place: CalendarPlace
  period: BalancePeriod
}

/** The project's numbers in a popover, opened from what stands in the bar. */
function Details({ one, place, period, children }: PartProps & { children: React.ReactNode }) {
  const { t } = useTranslation()
  return (
    <Popover
      aria-label={t('calendar.balance.of', { name: one.project.name })}
      trigger={
        <button
          type="button"
          aria-label={t('calendar.balance.of', { name: one.project.name })}
          className="flex h-7 min-w-0 shrink-0 items-center gap-2 rounded-md px-1.5 hover:bg-hover data-popup-open:bg-hover"
        >
          {children}
        </button>
      }
    >
      <BalanceDetails one={one} place={place} period={period} />
    </Popover>
  )
}

function OneProject({ one, place, period }: PartProps) {
  const format = useFormat()
  const { pillars, portraits, balance } = one
  const toggle = (id: string) => place.setFilter('portrait', toggled(place.filters.portrait, id))
  return (
    <>
      <div className="flex h-7 min-w-0 flex-1 items-center gap-2">
        <Details one={one} place={place} period={period}>
          {pillars.length > 0 && <BalanceStripes one={one} width="long" />}
          {pillars.length === 0 && <Icon icon={CircleDashed} size={14} />}
        </Details>
        <ul className="flex h-7 min-w-0 flex-1 flex-wrap items-center gap-x-3 overflow-hidden">
          {pillars.map(({ id, name, colour, targetShare }) => (
            <li key={id} className="flex h-7 items-center gap-1.5 whitespace-nowrap">
              <ColourDot colour={colour} />
              <span className="max-w-32 truncate">{name}</span>
              <span className="tabular">
                {format.percent(balance.posts === 0 ? 0 : (balance.byPillar.get(id) ?? 0) / balance.posts)}
                {targetShare !== null && (
                  <span className="text-ink-muted"> / {format.number(targetShare)}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {portraits.length > 0 && (
        <div className="flex h-7 max-w-1/2 min-w-0 shrink-0 items-center gap-1">
          <ul className="flex items-center gap-0.5">
            {portraits
              .filter(({ id }) => balance.byPortrait.has(id))
              .slice(0, 8)
              .map(portrait => (
                <SpokenTo
                  key={portrait.id}
                  portrait={portrait}
                  posts={balance.byPortrait.get(portrait.id) ?? 0}
                  isChosen={place.filters.portrait.includes(portrait.id)}
                  onToggle={() => toggle(portrait.id)}
                />
              ))}
          </ul>
          <Forgotten one={one} isBrief={false} />
        </div>
      )}
    </>
  )
}

interface SpokenToProps {
  portrait: Portrait
  posts: number
  isChosen: boolean
  onToggle: () => void
}

function SpokenTo({ portrait, posts, isChosen, onToggle }: SpokenToProps) {
  const { t } = useTranslation()
  const words = t('calendar.balance.spokenTo', { name: portrait.name, count: posts })
  return (
    <li>
      <button
        type="button"
        title={words}
        aria-label={words}
        aria-pressed={isChosen}
        onClick={onToggle}
        className="flex h-7 items-center gap-1 rounded-md px-1 tabular hover:bg-hover aria-pressed:bg-pressed"
      >
        <PortraitMark portrait={portrait} />
        {posts}
      </button>
    </li>
  )
}

/** Whom nothing of the month speaks to, by name. */
function Forgotten({ one, isBrief }: { one: ProjectBalance; isBrief: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const names = one.portraits.filter(({ id }) => !one.balance.byPortrait.has(id)).map(({ name }) => name)
  if (names.length === 0) return null
  const words = t('calendar.balance.forgotten', { names: format.list(names), count: names.length })
  return (
    <span title={words} className="flex min-w-0 items-center gap-1 text-warning">
      <Icon icon={CircleDashed} size={14} />
      <span className="truncate">
        {isBrief ? <span className="sr-only">{words}</span> : words}
        {isBrief && names.length}
      </span>
    </span>
  )
}
