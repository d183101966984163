import { Link, useParams } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import {
  Binoculars,
  Brush,
  CalendarDays,
  Compass,
  Flag,
  ListOrdered,
  PanelLeft,
  Radar,
  Radio,
  Settings,
  Sun,
  UsersRound,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCurrentProject } from '../bridge/useCurrentProject.ts'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { shortcutKeys } from '../commands/shortcut.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Tooltip } from '../ui/Tooltip.tsx'
import { ProjectSwitcher } from './ProjectSwitcher.tsx'
import { toggleNavigation, useNavigation } from './useNavigation.ts'
import { useIsNarrow } from './useIsNarrow.ts'

/** Projects, screens, and at the foot channels and settings. */
export function SideNavigation() {
  const { t } = useTranslation()
  const isNarrow = useIsNarrow()
  // The editor of a design fills the window.
  const isEditing = useParams({ strict: false, select: ({ designId }) => designId !== undefined })
  const isCompact = isNarrow || isEditing
  const isOpen = useNavigation(state => state.isOpen) && !isCompact
  const { data: pulse } = useQueryOf('publishing.pulse', { projectId: null })
  const { data: channels } = useQueryOf('channels.list', { projectId: null })
  const { projectId } = useCurrentProject()
  const { data: inbox } = useQueryOf(
    'pieces.list',
    { projectId, competitorId: null, before: null, limit: 1 },
    { keepPrevious: true },
  )
  const ailing = channels?.filter(channel => channel.health.state === 'needsLogin').length ?? 0
  return (
    <aside className={`flex shrink-0 flex-col border-e bg-paper print:hidden ${isOpen ? 'w-56' : 'w-13'}`}>
      <div className="p-2">
        <ProjectSwitcher compact={!isOpen} />
      </div>
      <nav aria-label={t('app.navigation')} className="flex min-h-0 flex-1 flex-col justify-between p-2 pt-0">
        <ul className="flex flex-col gap-0.5">
          <Place
            to="/"
            icon={Sun}
            label={t('commands.goToday')}
            keys="G T"
            isOpen={isOpen}
            count={pulse?.needsYou ?? 0}
          />
          <Place
            to="/calendar"
            icon={CalendarDays}
            label={t('commands.goCalendar')}
            keys="G C"
            isOpen={isOpen}
          />
          <Place to="/queue" icon={ListOrdered} label={t('commands.goQueue')} keys="G Q" isOpen={isOpen} />
          <Place to="/campaigns" icon={Flag} label={t('commands.goCampaigns')} keys="G M" isOpen={isOpen} />
          <Place to="/studio" icon={Brush} label={t('commands.goStudio')} keys="G D" isOpen={isOpen} />
          <Place
            to="/competitors"
            icon={Binoculars}
            label={t('commands.goCompetitors')}
            keys="G O"
            isOpen={isOpen}
          />
          <Place
            to="/watching"
            icon={Radar}
            label={t('commands.goWatching')}
            keys="G W"
            isOpen={isOpen}
            count={inbox?.waiting ?? 0}
            counted="new"
          />
          <Place
            to="/audience"
            icon={UsersRound}
            label={t('commands.goAudience')}
            keys="G A"
            isOpen={isOpen}
          />
          <Place to="/strategy" icon={Compass} label={t('commands.goStrategy')} keys="G Y" isOpen={isOpen} />
        </ul>
        <ul className="flex flex-col gap-0.5">
          <Place
            to="/channels"
            icon={Radio}
            label={t('commands.goChannels')}
            keys="G H"
            isOpen={isOpen}
            count={ailing}
          />
          <Place to="/settings" icon={Settings} label={t('commands.goSettings')} keys="G S" isOpen={isOpen} />
          {!isCompact && (
            <li className="mt-1">
              <IconButton
                icon={PanelLeft}
                size="sm"
                label={t('commands.navigation')}
                keys={shortcutKeys('Mod+B')}
                aria-expanded={isOpen}
                onClick={toggleNavigation}
              />
            </li>
          )}
        </ul>
      </nav>
    </aside>
  )
}

interface PlaceProps {
  to:
    | '/'
    | '/calendar'
    | '/queue'
    | '/campaigns'
    | '/studio'
    | '/competitors'
    | '/audience'
    | '/strategy'
    | '/watching'
    | '/channels'
    | '/settings'
  icon: LucideIcon
  label: string
  keys: string
  isOpen: boolean
  /** How many things there want her; 0 shows nothing. */
  count?: number
  /** What they are: things that need her, or news that can wait. */
  counted?: 'wanting' | 'new'
}

const countClasses = {
  wanting: { words: 'bg-danger-soft text-danger', dot: 'bg-danger' },
  new: { words: 'bg-accent-soft text-accent', dot: 'bg-accent' },
}

function Place({ to, icon, label, keys, isOpen, count = 0, counted = 'wanting' }: PlaceProps) {
  const { t } = useTranslation()
  const link = (
    <Link
      to={to}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      className="relative flex h-8 items-center gap-2.5 rounded-md px-2 text-ink-muted transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink"
    >
      <Icon icon={icon} size={16} />
      <span className={isOpen ? 'min-w-0 flex-1 truncate' : 'sr-only'}>{label}</span>
      {count > 0 && (
        <>
          <span
            aria-hidden
            className={
              isOpen
                ? `rounded-full px-1.5 text-xs font-semibold tabular ${countClasses[counted].words}`
                : `absolute end-1.5 top-1.5 size-2 rounded-full ${countClasses[counted].dot}`
            }
          >
            {isOpen ? (count > 999 ? '999+' : count) : ''}
          </span>
          <span className="sr-only">{t(counted === 'new' ? 'app.newThere' : 'app.wantYou', { count })}</span>
        </>
      )}
    </Link>
  )
  return (
    <li>
      {isOpen ? (
        link
      ) : (
        <Tooltip text={label} keys={shortcutKeys(keys)} side="inline-end">
          {link}
        </Tooltip>
      )}
    </li>
  )
}
