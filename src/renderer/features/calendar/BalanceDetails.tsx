import { ArrowDown, ArrowUp, FileSpreadsheet } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { offTarget } from '#shared/model/balanceOf.ts'
import { tableAddress } from '#shared/model/table.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { PortraitMark } from '../../lib/PortraitMark.tsx'
import { targetNote } from '../../lib/targetNote.ts'
import { ColourDot } from '../../ui/ColourDot.tsx'
import { DownloadLink } from '../../ui/DownloadLink.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { BalancePeriod, ProjectBalance } from './BalanceBar.tsx'
import { toggled } from './calendarFilters.ts'
import type { CalendarPlace } from './useCalendarPlace.ts'

interface BalanceDetailsProps {
  one: ProjectBalance
  place: CalendarPlace
  period: BalancePeriod
}

const headClasses = 'pb-1 text-end font-normal text-ink-muted'

/** The balance of one project in numbers; a name shows only its posts in the calendar. */
export function BalanceDetails({ one, place, period }: BalanceDetailsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { project, pillars, portraits, balance } = one
  const without = balance.byPillar.get(null) ?? 0
  const meant = targetNote(pillars)
  return (
    <div className="flex w-80 flex-col gap-4">
      <h3 className="font-semibold">
        {t('calendar.balance.posts', { name: project.name, count: balance.posts })}
      </h3>
      {pillars.length > 0 && (
        <div>
          <table className="w-full tabular">
            <thead className="text-sm">
              <tr>
                <th scope="col" className="pb-1 text-start font-normal text-ink-muted">
                  {t('pillars.title')}
                </th>
                <th scope="col" className={headClasses}>
                  {t('calendar.balance.planned')}
                </th>
                <th scope="col" className={headClasses}>
                  {t('pillars.share')}
                </th>
              </tr>
            </thead>
            <tbody>
              {pillars.map(({ id, name, colour, targetShare }) => {
                const posts = balance.byPillar.get(id) ?? 0
                const share = balance.posts === 0 ? 0 : posts / balance.posts
                const off = offTarget(share, targetShare, balance.posts)
                return (
                  <tr key={id}>
                    <td className="max-w-0 w-full">
                      <Filter
                        isChosen={place.filters.pillar.includes(id)}
                        onToggle={() => place.setFilter('pillar', toggled(place.filters.pillar, id))}
                      >
                        <ColourDot colour={colour} />
                        <span className="truncate">{name}</span>
                      </Filter>
                    </td>
                    <td className="ps-3 text-end whitespace-nowrap">
                      {off !== null && (
                        <span className="me-1 inline-flex align-[-2px] text-warning">
                          <Icon icon={off === 'more' ? ArrowUp : ArrowDown} size={12} />
                          <span className="sr-only">{t(`calendar.balance.${off}`)}</span>
                        </span>
                      )}
                      {posts} · {format.percent(share)}
                    </td>
                    <td className="ps-3 text-end text-ink-muted">
                      {targetShare === null ? '–' : format.percent(targetShare / 100)}
                    </td>
                  </tr>
                )
              })}
              {without > 0 && (
                <tr className="text-ink-muted">
                  <td className="px-1.5 py-1">{t('composer.noPillar')}</td>
                  <td className="ps-3 text-end whitespace-nowrap">
                    {without} · {format.percent(without / balance.posts)}
                  </td>
                  <td />
                </tr>
              )}
            </tbody>
          </table>
          <div className="mt-2">
            <DownloadLink
              variant="secondary"
              icon={FileSpreadsheet}
              href={tableAddress({ kind: 'pillars', projectId: project.id, ...period })}
            >
              {t('comparison.csv')}
            </DownloadLink>
          </div>
          {meant !== null && <p className="mt-1 text-sm text-ink-muted">{t(meant.key, meant.values)}</p>}
        </div>
      )}
      {portraits.length > 0 && (
        <table className="w-full tabular">
          <thead className="text-sm">
            <tr>
              <th scope="col" className="pb-1 text-start font-normal text-ink-muted">
                {t('audience.title')}
              </th>
              <th scope="col" className={headClasses}>
                {t('calendar.balance.planned')}
              </th>
            </tr>
          </thead>
          <tbody>
            {portraits.map(portrait => {
              const posts = balance.byPortrait.get(portrait.id) ?? 0
              return (
                <tr key={portrait.id}>
                  <td className="max-w-0 w-full">
                    <Filter
                      isChosen={place.filters.portrait.includes(portrait.id)}
                      onToggle={() =>
                        place.setFilter('portrait', toggled(place.filters.portrait, portrait.id))
                      }
                    >
                      <PortraitMark portrait={portrait} />
                      <span className="truncate">{portrait.name}</span>
                    </Filter>
                  </td>
                  <td className={posts === 0 ? 'text-end whitespace-nowrap text-warning' : 'text-end'}>
                    {posts === 0 ? t('calendar.balance.nothing') : posts}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </div>
  )
}

interface FilterProps {
  isChosen: boolean
  onToggle: () => void
  children: React.ReactNode
}

function Filter({ isChosen, onToggle, children }: FilterProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onToggle}
      className="flex w-full min-w-0 items-center gap-2 rounded-md px-1.5 py-1 text-start hover:bg-hover aria-pressed:bg-pressed"
    >
      {children}
    </button>
  )
}
