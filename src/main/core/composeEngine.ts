import { randomUUID } from 'node:crypto'
import type { CoreContext } from './CoreContext.ts'
import { createAwakeHistory } from './awake/awakeHistory.ts'
import { createChannelRepo } from './channels/channelRepo.ts'
import type { CreateIo } from './channels/createIo.ts'
import type { Connector } from './connectors/Connector.ts'
import { createChooser } from './evergreen/chooser.ts'
import { createEvergreenRepo } from './evergreen/evergreenRepo.ts'
import { createMakeRounds } from './evergreen/makeRounds.ts'
import { createPostRepo } from './posts/postRepo.ts'
import { allAhead } from './publishing/allAhead.ts'
import { createCampaignEnds } from './publishing/campaignEnds.ts'
import { createDeliveryRepo } from './publishing/deliveryRepo.ts'
import type { DeliveryRow } from './publishing/deliveryRepo.ts'
import { createEngine } from './publishing/engine.ts'
import { createHandOvers } from './publishing/handOvers.ts'
import { createJobRepo } from './publishing/jobRepo.ts'
import { createLedgerRepo } from './publishing/ledgerRepo.ts'
import { createNotices } from './publishing/notices.ts'
import { commentOf } from './publishing/parts.ts'
import { createPlanning } from './publishing/planning.ts'
import { createPutAway } from './publishing/putAway.ts'
import { repostSourceOf } from './publishing/reposting.ts'
import { createSentPartRepo } from './publishing/sentPartRepo.ts'
import { createPublishedCounts } from './rules/publishedCounts.ts'
import { createRulesRepo } from './rules/rulesRepo.ts'
import { createMakeAhead } from './series/makeAhead.ts'
import { createPlannedCards } from './series/plannedCards.ts'
import { createSeriesRepo } from './series/seriesRepo.ts'
import { createQueue } from './slots/createQueue.ts'
import { createFreeSlots } from './slots/freeSlots.ts'
import { createSettingsRepo } from './settings/settingsRepo.ts'

export interface EngineWorld {
  context: CoreContext
  createIo: CreateIo
  connectorFor(network: string): Connector
}

export type ComposedEngine = ReturnType<typeof composeEngine>

/**
 * The engine with all that it works with. Composed in one place, because it runs in two: for what goes out, and in a rehearsal,
 * which would be none if anything were put together differently there.
 */
export function composeEngine({ context, createIo, connectorFor }: EngineWorld) {
  const settings = createSettingsRepo(context)
  const posts = createPostRepo(context)
  const channels = createChannelRepo(context)
  const parts = {
    context,
    deliveries: createDeliveryRepo(context),
    sentParts: createSentPartRepo(context),
    jobs: createJobRepo(context, randomUUID()),
    ledger: createLedgerRepo(context),
  }
  const campaignEnds = createCampaignEnds(parts)
  const rules = createRulesRepo(context, settings)
  const handOvers = createHandOvers({
    ...{ ...parts, posts, channels, rules, connectorFor },
    isPaused: () => engine.paused(),
  })
  const following = {
    commentOf: (row: DeliveryRow) => commentOf({ posts, channels, connectorFor }, row),
    repostSourceOf: (row: DeliveryRow) => repostSourceOf({ ...parts, channels }, row),
    vanishesWithOriginal: ({ channelId }: DeliveryRow) =>
      connectorFor(channels.networkOf(channelId)).descriptor.repost?.vanishes === true,
  }
  const planning = createPlanning(parts, campaignEnds, following, handOvers)
  const putAway = createPutAway({ ...parts, handOvers })
  const seriesParts = { ...parts, series: createSeriesRepo(context), posts, planning, putAway }
  const makeAhead = createMakeAhead(seriesParts)
  const plannedCards = createPlannedCards({ ...seriesParts, makeAhead, channels })
  const freeSlots = createFreeSlots({ context, rules, plannedCards })
  const queue = createQueue({ ...parts, planning, freeSlots })
  const lists = createEvergreenRepo(context)
  const chooser = createChooser({ context, posts, lists })
  const evergreenParts = { ...parts, ...{ lists, posts, channels, planning, putAway, freeSlots, chooser } }
  const makeRounds = createMakeRounds({ ...evergreenParts, handOvers })
  const awake = createAwakeHistory(context)
  const engine = createEngine({
    ...parts,
    rules,
    queue,
    ahead: allAhead(makeAhead, makeRounds),
    awake,
    counts: createPublishedCounts(context),
    posts,
    channels,
    settings,
    planning,
    handOvers,
    notices: createNotices(context, settings),
    createIo,
    connectorFor,
  })
  return {
    engine,
    parts,
    settings,
    posts,
    channels,
    campaignEnds,
    planning,
    handOvers,
    putAway,
    queue,
    rules,
    awake,
    seriesParts,
    makeAhead,
    plannedCards,
    freeSlots,
    evergreenParts: { ...evergreenParts, makeRounds },
  }
}
