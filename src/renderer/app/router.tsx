import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router'
import { AppFrame } from './AppFrame.tsx'
import { TodayScreen } from './lazyParts.ts'
import { NotFoundScreen } from './NotFoundScreen.tsx'
import { ScreenFailure } from './ScreenFailure.tsx'

/** What may stand after the ? of every place. */
interface RootSearch {
  project?: string
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Keeps the named texts of the address and nothing else; a missing one is left out. */
function keep<K extends string>(search: Record<string, unknown>, ...names: K[]): { [N in K]?: string } {
  const kept: { [N in K]?: string } = {}
  for (const name of names) {
    const value = text(search[name])
    if (value !== undefined) kept[name] = value
  }
  return kept
}

const root = createRootRoute({
  component: AppFrame,
  notFoundComponent: NotFoundScreen,
  errorComponent: ScreenFailure,
  validateSearch: (search: Record<string, unknown>): RootSearch => keep(search, 'project'),
  search: { middlewares: [retainSearchParams(['project'])] },
})

// Not a lazyRouteComponent: the router would read it also on a first run, which stands at this place and does not show it.
const today = createRoute({ getParentRoute: () => root, path: '/', component: TodayScreen })

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  /** view: month, week, day or list; date: a day in it; the others filter, several ids joined by commas. */
  validateSearch: (search: Record<string, unknown>) =>
    keep(search, 'view', 'date', 'campaign', 'channel', 'label', 'pillar', 'portrait', 'state'),
  component: lazyRouteComponent(() => import('../features/calendar/CalendarScreen.tsx'), 'CalendarScreen'),
})

const newPost = createRoute({
  getParentRoute: () => root,
  path: '/composer/new',
  /** at: the wall-clock time wished for; channel: meant for this one; campaign, pillar: it belongs to; portrait: speaks to; post: what it became once it was stored. */
  validateSearch: (search: Record<string, unknown>) =>
    keep(search, 'at', 'channel', 'campaign', 'pillar', 'portrait', 'post'),
  component: lazyRouteComponent(() => import('../features/composer/ComposerScreen.tsx'), 'ComposerScreen'),
})

const composer = createRoute({
  getParentRoute: () => root,
  path: '/composer/$postId',
  validateSearch: (search: Record<string, unknown>) => keep(search, 'tab'),
  component: lazyRouteComponent(() => import('../features/composer/ComposerScreen.tsx'), 'ComposerScreen'),
})

const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  /** tab: channels or evergreen. */
  validateSearch: (search: Record<string, unknown>) => keep(search, 'tab'),
  component: lazyRouteComponent(() => import('../features/queue/QueueScreen.tsx'), 'QueueScreen'),
})

const audience = createRoute({
  getParentRoute: () => root,
  path: '/audience',
  /** open: a portrait's id. */
  validateSearch: (search: Record<string, unknown>) => keep(search, 'open'),
  component: lazyRouteComponent(() => import('../features/audience/AudienceScreen.tsx'), 'AudienceScreen'),
})

const strategy = createRoute({
  getParentRoute: () => root,
  path: '/strategy',
  /** campaign: whose page it is; without, that of the project. */
  validateSearch: (search: Record<string, unknown>) => keep(search, 'campaign'),
  component: lazyRouteComponent(() => import('../features/strategy/StrategyScreen.tsx'), 'StrategyScreen'),
})

const campaigns = createRoute({
  getParentRoute: () => root,
  path: '/campaigns',
  component: lazyRouteComponent(() => import('../features/campaigns/CampaignsScreen.tsx'), 'CampaignsScreen'),
})

const campaign = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/$campaignId',
  component: lazyRouteComponent(() => import('../features/campaigns/CampaignScreen.tsx'), 'CampaignScreen'),
})

const studio = createRoute({
  getParentRoute: () => root,
  path: '/studio',
  component: lazyRouteComponent(() => import('../features/studio/list/DesignsScreen.tsx'), 'DesignsScreen'),
})

const design = createRoute({
  getParentRoute: () => root,
  path: '/studio/$designId',
  component: lazyRouteComponent(() => import('../features/studio/editor/StudioScreen.tsx'), 'StudioScreen'),
})

const caseStudy = createRoute({
  getParentRoute: () => root,
  path: '/campaigns/$campaignId/case-study',
  component: lazyRouteComponent(() => import('../features/campaigns/CaseStudyScreen.tsx'), 'CaseStudyScreen'),
})

const watching = createRoute({
  getParentRoute: () => root,
  path: '/watching',
  /** tab: inbox or sources. */
  validateSearch: (search: Record<string, unknown>) => keep(search, 'tab'),
  component: lazyRouteComponent(() => import('../features/watching/WatchingScreen.tsx'), 'WatchingScreen'),
})

const rehearsal = createRoute({
  getParentRoute: () => root,
  path: '/rehearsal',
  /** from and to: first and last day; campaign: only its posts. */
  validateSearch: (search: Record<string, unknown>) => keep(search, 'from', 'to', 'campaign'),
  component: lazyRouteComponent(() => import('../features/rehearsal/RehearsalScreen.tsx'), 'RehearsalScreen'),
})

const channels = createRoute({
  getParentRoute: () => root,
  path: '/channels',
  /** connect: the network whose wizard is open; reconnect and open: a channel's id. */
  validateSearch: (search: Record<string, unknown>) => keep(search, 'connect', 'reconnect', 'open'),
  component: lazyRouteComponent(() => import('../features/channels/ChannelsScreen.tsx'), 'ChannelsScreen'),
})

const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  component: lazyRouteComponent(() => import('../features/ledger/LedgerScreen.tsx'), 'LedgerScreen'),
})

const practice = createRoute({
  getParentRoute: () => root,
  path: '/practice/$channelId',
  component: lazyRouteComponent(() => import('../features/practice/PracticeScreen.tsx'), 'PracticeScreen'),
})

const project = createRoute({
  getParentRoute: () => root,
  path: '/project',
  component: lazyRouteComponent(() => import('./ProjectPlace.tsx'), 'ProjectPlace'),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/SettingsScreen.tsx'), 'SettingsScreen'),
})

const competitors = createRoute({
  getParentRoute: () => root,
  path: '/competitors',
  /**
   * tab: journal, board, who, campaigns or compare; open: an observation's id; whose: only a competitor's journal;
   * campaign: one of theirs; who, period, from, to: what is compared over which days.
   */
  validateSearch: (search: Record<string, unknown>) =>
    keep(search, 'tab', 'open', 'whose', 'campaign', 'who', 'period', 'from', 'to'),
  component: lazyRouteComponent(
    () => import('../features/competitors/CompetitorsScreen.tsx'),
    'CompetitorsScreen',
  ),
})

const competitor = createRoute({
  getParentRoute: () => root,
  path: '/competitors/$competitorId',
  component: lazyRouteComponent(
    () => import('../features/competitors/page/CompetitorScreen.tsx'),
    'CompetitorScreen',
  ),
})

const routeTree = root.addChildren([
  ...[today, calendar, queue, newPost, composer, channels, ledger, practice],
  ...[
    project,
    rehearsal,
    settings,
    audience,
    strategy,
    campaigns,
    campaign,
    caseStudy,
    competitors,
    competitor,
    watching,
    studio,
    design,
  ],
])

/** All places of the app; the place is in the address. */
export function makeRouter() {
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    scrollRestoration: false,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
