import { useTranslation } from 'react-i18next'
import { Popover } from '../../ui/Popover.tsx'
import type { CardGroup } from './groupCards.ts'
import { PostCard } from './PostCard.tsx'
import { StateMark } from '../../ui/StateMark.tsx'

/** A thousand posts on one day are a matter for filters, not for a list. */
const longest = 200

/** What must not be out of sight without a sign. */
const alarms = ['failed', 'uncertain', 'missed'] as const

interface MoreCardsProps {
  /** Key of the button for the keyboard. */
  item: string
  /** What the list shows: all cards of the day, or those that were crowded out. */
  groups: readonly CardGroup[]
  /** Those that are not drawn outside; what needs her among them is shown on the button. */
  behind: readonly CardGroup[]
  title: string
  isTabStop: boolean
  /** `fill` takes the place it is given in the week. */
  shape?: 'line' | 'fill'
}

/** "+3 more": everything there was no room for, in a list. */
export function MoreCards({ item, groups, behind, title, isTabStop, shape = 'line' }: MoreCardsProps) {
  const { t } = useTranslation()
  const alarm = alarms.find(state => behind.some(group => group.state === state))
  return (
    <Popover
      padding="none"
      side="inline-end"
      aria-label={title}
      trigger={
        <button
          type="button"
          data-item={item}
          tabIndex={isTabStop ? 0 : -1}
          className={
            shape === 'fill'
              ? 'flex h-full w-full items-center justify-center gap-1 rounded-sm border border-line bg-sunken text-xs font-medium text-ink-muted tabular hover:bg-hover'
              : 'flex h-4.5 w-full shrink-0 items-center gap-1 rounded-sm px-1 text-start text-xs text-ink-muted hover:bg-hover hover:text-ink data-popup-open:bg-hover'
          }
        >
          {shape === 'fill' && <span aria-hidden>+{behind.length}</span>}
          <span className={shape === 'fill' ? 'sr-only' : undefined}>
            {t('calendar.more', { count: behind.length })}
          </span>
          {alarm !== undefined && <StateMark state={alarm} word={t(`states.${alarm}`)} variant="icon" />}
        </button>
      }
    >
      <div className="flex max-h-[min(26rem,var(--available-height))] w-72 flex-col">
        <h2 className="px-3 pt-2.5 pb-1.5 font-semibold">{title}</h2>
        <div className="flex min-h-0 flex-col gap-0.5 overflow-y-auto px-2 pb-2">
          {groups.slice(0, longest).map(group => (
            <PostCard key={group.key} group={group} shape="roomy" isTabStop />
          ))}
          {groups.length > longest && (
            <p className="px-1 pt-1 text-sm text-ink-muted">
              {t('calendar.tooMany', { count: groups.length - longest })}
            </p>
          )}
        </div>
      </div>
    </Popover>
  )
}
