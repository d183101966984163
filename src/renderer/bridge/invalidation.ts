import type { QueryClient } from '@tanstack/react-query'
import type { EventName, QueryMethod } from '#shared/contract/index.ts'
import type { CoreConnection } from './connectCore.ts'

/** Which answers each event makes stale: the one place where this is said. */
const staleAfter: Record<Exclude<EventName, 'app.goTo' | 'rehearsal.progressed'>, readonly QueryMethod[]> = {
  'projects.changed': [
    'campaigns.counts',
    'risks.list',
    'risks.at',
    'projects.list',
    'brand.get',
    'media.ofProject',
    'designs.list',
    'channels.list',
    'campaigns.list',
    'labels.list',
    'pillars.list',
    'portraits.list',
    'deliveries.inRange',
    'deliveries.today',
    'publishing.pulse',
    'posts.drafts',
    'search.all',
    'queue.list',
    'queue.next',
    'queue.free',
    'evergreen.list',
    'competitors.list',
    'competitors.removed',
    'competitors.compare',
    'theirCampaigns.list',
    'observations.list',
    'observations.tags',
    'sources.list',
    'pieces.list',
  ],
  'brand.changed': ['brand.get', 'brand.fonts', 'media.ofProject'],
  'blackouts.changed': ['blackouts.list', 'queue.list', 'queue.next', 'queue.free', 'risks.list', 'risks.at'],
  'campaigns.changed': [
    'campaigns.list',
    'campaigns.counts',
    'caseStudies.get',
    'strategies.get',
    'search.all',
  ],
  'labels.changed': ['labels.list', 'competitors.compare'],
  'pillars.changed': ['pillars.list', 'queue.list', 'queue.next', 'queue.free', 'evergreen.list'],
  'portraits.changed': ['portraits.list', 'search.all'],
  'strategies.changed': ['strategies.get', 'caseStudies.get', 'search.all'],
  'channels.changed': [
    'campaigns.posts',
    'risks.list',
    'risks.at',
    'channels.list',
    'reposts.ways',
    'channels.room',
    'queue.list',
    'queue.next',
    'queue.free',
    'evergreen.list',
    'deliveries.today',
    'publishing.pulse',
    'search.all',
  ],
  'evergreen.changed': ['evergreen.list', 'evergreen.ofPost', 'queue.list'],
  'series.changed': ['series.ofPost', 'series.leftOut', 'deliveries.inRange', 'deliveries.get'],
  'posts.changed': [
    'campaigns.counts',
    'campaigns.posts',
    'observations.list',
    'observations.get',
    'observations.ofPost',
    'risks.list',
    'risks.at',
    'series.ofPost',
    'series.leftOut',
    'designs.ofPost',
    'designs.postOf',
    'competitors.compare',
    'posts.get',
    'posts.drafts',
    'posts.versions',
    'deliveries.inRange',
    'deliveries.today',
    'deliveries.get',
    'search.all',
    'queue.list',
    'queue.next',
    'queue.free',
    'evergreen.list',
  ],
  'deliveries.changed': [
    'campaigns.counts',
    'campaigns.posts',
    'risks.list',
    'risks.at',
    'series.ofPost',
    'series.leftOut',
    'competitors.compare',
    'duplicates.find',
    'deliveries.inRange',
    'deliveries.today',
    'deliveries.get',
    'reposts.ways',
    'channels.room',
    'publishing.pulse',
    'ledger.list',
    'designs.postOf',
    'posts.get',
    'posts.drafts',
    'queue.list',
    'queue.next',
    'queue.free',
    'evergreen.list',
  ],
  'competitors.changed': [
    'sources.list',
    'pieces.list',
    'competitors.list',
    'competitors.removed',
    'competitors.compare',
    'theirCampaigns.list',
    'observations.list',
    'search.all',
  ],
  'theirCampaigns.changed': ['theirCampaigns.list', 'search.all'],
  'observations.changed': [
    'observations.list',
    'observations.get',
    'observations.tags',
    'observations.ofPost',
    'competitors.list',
    'competitors.compare',
    'theirCampaigns.list',
    'search.all',
  ],
  'designs.changed': [
    'designs.list',
    'designs.get',
    'designs.ofPost',
    'designs.postOf',
    'designs.usingMedia',
    'designs.versions',
    'media.ofProject',
    'search.all',
  ],
  'sources.changed': ['sources.list', 'watching.get'],
  'pieces.changed': ['pieces.list', 'sources.list'],
  'media.changed': ['media.get', 'media.ofProject'],
  'settings.changed': ['settings.get', 'app.captureKeys', 'risks.list', 'risks.at'],
  'publishing.changed': ['publishing.pulse'],
  'practice.changed': ['practice.feed', 'practice.behaviour'],
}

/** A minute with a thousand deliveries must not ask a thousand times. */
const gatherMs = 60

/** Asks again for what events made stale, and for everything after a lost connection. Returns how to stop. */
export function followEvents(core: CoreConnection, queries: QueryClient): () => void {
  const stale = new Set<QueryMethod>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    const methods = new Set(stale)
    stale.clear()
    void queries.invalidateQueries({ predicate: query => methods.has(query.queryKey[0] as QueryMethod) })
  }
  const stops = Object.entries(staleAfter).map(([name, methods]) =>
    core.on(name as EventName, () => {
      for (const method of methods) stale.add(method)
      timer ??= setTimeout(flush, gatherMs)
    }),
  )
  let wasLost = false
  stops.push(
    core.onStatus(status => {
      if (status === 'lost') wasLost = true
      else if (status === 'ready' && wasLost) {
        wasLost = false
        void queries.invalidateQueries()
      }
    }),
  )
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}
