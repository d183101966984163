import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { EmitEvent, Handlers } from '#shared/contract/index.ts'
import { languageOf } from '#shared/model/language.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { createClient } from '#shared/rpc/client.ts'
import type { Client } from '#shared/rpc/client.ts'
import { memoryPipe } from '#shared/rpc/memoryPipe.ts'
import type { CorePort } from '#shared/rpc/port.ts'
import { createRpcServer } from '#shared/rpc/server.ts'
import type { RpcServer } from '#shared/rpc/server.ts'
import { inTransaction } from './CoreContext.ts'
import type { CoreContext } from './CoreContext.ts'
import type { CoreDeps } from './CoreDeps.ts'
import { riskHandlers } from './awake/riskHandlers.ts'
import { brandHandlers } from './brand/brandHandlers.ts'
import { createBrandRepo } from './brand/brandRepo.ts'
import { createFontStore } from './brand/fontStore.ts'
import { composeEngine } from './composeEngine.ts'
import { campaignHandlers } from './campaigns/campaignHandlers.ts'
import { createCampaignRepo } from './campaigns/campaignRepo.ts'
import { labelHandlers } from './campaigns/labelHandlers.ts'
import { channelHandlers } from './channels/channelHandlers.ts'
import { createConnecting } from './channels/connecting.ts'
import { ioFactory } from './channels/createIo.ts'
import { createHealth } from './channels/health.ts'
import { competitorHandlers, theirCampaignHandlers } from './competitors/competitorHandlers.ts'
import { createTableCsv } from './tables/tableCsv.ts'
import { createComparisonCsv } from './competitors/comparisonCsv.ts'
import { createCompetitorRepo } from './competitors/competitorRepo.ts'
import { createJournalCsv } from './competitors/journalCsv.ts'
import { observationHandlers } from './competitors/observationHandlers.ts'
import { createObservationRepo } from './competitors/observationRepo.ts'
import { createTheirCampaignRepo } from './competitors/theirCampaignRepo.ts'
import { connectorAmong, connectors as registered } from './connectors/registry.ts'
import { databaseFile } from './db/databaseFile.ts'
import { createGroupCommits } from './db/createGroupCommits.ts'
import { designHandlers } from './designs/designHandlers.ts'
import { duplicateHandlers } from './duplicates/duplicateHandlers.ts'
import { createNearDuplicates } from './duplicates/nearDuplicates.ts'
import { createPictureHashes } from './duplicates/pictureHashes.ts'
import { newId } from './db/newId.ts'
import { openDatabase } from './db/openDatabase.ts'
import { evergreenHandlers } from './evergreen/evergreenHandlers.ts'
import { createRequestHandler } from './http/createRequestHandler.ts'
import { createMediaRepo } from './media/mediaRepo.ts'
import { createMediaStore } from './media/MediaStore.ts'
import { mediaHandlers } from './media/mediaHandlers.ts'
import { createProjectMedia } from './media/projectMedia.ts'
import { pillarHandlers } from './pillars/pillarHandlers.ts'
import { createDocumentPdf } from './strategy/pdf/documentPdf.ts'
import { strategyHandlers } from './strategy/strategyHandlers.ts'
import { createStrategyRepo } from './strategy/strategyRepo.ts'
import { portraitHandlers } from './portraits/portraitHandlers.ts'
import { createPortraitRepo } from './portraits/portraitRepo.ts'
import { createChangePost } from './posts/changePost.ts'
import { postHandlers } from './posts/postHandlers.ts'
import { createProofCsv } from './proof/proofCsv.ts'
import { createPracticeNetwork } from './practice/PracticeNetwork.ts'
import { practiceHandlers } from './practice/practiceHandlers.ts'
import { createProjectRepo } from './projects/projectRepo.ts'
import { projectHandlers } from './projects/projectHandlers.ts'
import { createRehearsals } from './rehearsal/createRehearsals.ts'
import { rehearsalHandlers } from './rehearsal/rehearsalHandlers.ts'
import { deliveryHandlers } from './publishing/deliveryHandlers.ts'
import { createOnline } from './publishing/online.ts'
import { createOverview } from './publishing/pulse.ts'
import { repostHandlers } from './reposts/repostHandlers.ts'
import { blackoutHandlers } from './rules/blackoutHandlers.ts'
import { createBlackoutRepo } from './rules/blackoutRepo.ts'
import { createDayRoom } from './rules/dayRoom.ts'
import { createOccurrencePosts } from './series/occurrencePosts.ts'
import { seriesHandlers } from './series/seriesHandlers.ts'
import { createKeepClosed } from './slots/keepClosed.ts'
import { queueHandlers } from './slots/queueHandlers.ts'
import { settingsHandlers } from './settings/settingsHandlers.ts'
import { takeCaptureKeys } from './settings/takeCaptureKeys.ts'
import { composeWatching } from './watching/composeWatching.ts'
import { watchingHandlers } from './watching/watchingHandlers.ts'

/** The application, without a window and without Electron. */
export interface Core {
  /** Serves the contract to one view. */
  attach(port: CorePort): void
  /** Serves renderer files, media and uploads: `app://` in Electron, HTTP in the headless host. */
  handleRequest(request: Request): Promise<Response>
  /** Recovers what an earlier run left, then publishes on time until stop. */
  start(): void
  /** Resolves when the running steps have ended and the database is closed. */
  stop(): Promise<void>
  /** The computer woke up or came online: look now. */
  wake(): void
  /** The contract, for the host itself (tray, demo, tests). */
  client: Client
  /** For the host to tell every window something. */
  emit: EmitEvent
}

/**
 * The composition root. Throws AppError when the profile cannot be opened: `refused` (damaged, or made by a newer
 * Ratiba) or `disk_full`.
 */
export function createCore(deps: CoreDeps): Core {
  const { profileDir, migrationsDir, nativeBinding, clock, log, connectors = registered } = deps
  const connectorFor = connectorAmong(connectors)
  const db = openDatabase({ file: databaseFile(profileDir), migrationsDir, nativeBinding })
  let server: RpcServer | null = null
  const context: CoreContext = {
    db,
    deps,
    now: () => clock.now(),
    newId: () => newId(clock.now()),
    emit: (name, payload) => server?.emit(name, payload),
    durable: createGroupCommits(db.sqlite, db.log),
  }

  const projects = createProjectRepo(context)
  const blackouts = createBlackoutRepo(context)
  const campaigns = createCampaignRepo(context)
  const portraits = createPortraitRepo(context)
  const strategies = createStrategyRepo(context)
  const mediaRepo = createMediaRepo(context)
  const media = createMediaStore({
    dir: profileDir,
    now: context.now,
    repo: mediaRepo,
    log,
    onAdded: ({ id }) => context.emit('media.changed', { ids: [id] }),
  })
  const brands = createBrandRepo(context)
  const fonts = createFontStore({ context, brands, projects })
  const practice = createPracticeNetwork({
    file: join(profileDir, 'practice.sqlite'),
    nativeBinding,
    now: context.now,
    onChange: () => context.emit('practice.changed', {}),
  })

  const online = createOnline(() => context.emit('publishing.changed', {}))
  const createIo = ioFactory({
    context,
    fetch: practice.fetchThrough(deps.fetch),
    openMedia: id => media.open(id),
    onExchange: online.saw,
  })

  const composed = composeEngine({ context, createIo, connectorFor })
  const { engine, parts, settings, posts, channels, campaignEnds, planning, handOvers, putAway } = composed
  const { queue, freeSlots, rules, awake, seriesParts, makeAhead, plannedCards, evergreenParts } = composed
  const language = () => languageOf(settings.get().language, deps.info.locale)
  const overview = createOverview(context, parts.deliveries, engine, online)
  const connecting = createConnecting({
    context,
    createIo,
    connectorFor,
    language,
  })
  const health = createHealth({ context, channels, createIo, connectorFor, onRevived: () => engine.wake() })

  const findDuplicates = createNearDuplicates({
    context,
    pictures: createPictureHashes({ context, media }),
    withinMs: () => settings.get().duplicateDays * 86_400_000,
  })
  const releaseAll = (scope: { channelId: string } | { projectId: string }) => {
    const ids = inTransaction(context, () => handOvers.releaseAll(scope))
    if (ids.length > 0) context.emit('deliveries.changed', { ids })
  }
  const rehearsals = createRehearsals({
    ...{ context, channels, connectorFor },
    openMedia: id => media.open(id),
  })
  const keepClosed = createKeepClosed({ context, queue, freeSlots })
  /** After whatever she does the plan may be another one. */
  const wakeEngine = () => {
    evergreenParts.makeRounds.stir()
    engine.wake()
  }
  const lookAgain = () => {
    parts.jobs.lookAgain(context.now())
    wakeEngine()
  }
  const journalParts = {
    ...{ context, projects, posts, putAway, media: mediaRepo, deliveries: parts.deliveries },
    competitors: createCompetitorRepo(context),
    theirCampaigns: createTheirCampaignRepo(context),
    observations: createObservationRepo(context),
  }
  const watching = composeWatching({ ...journalParts, settings, media })
  const wakeWatching = () => watching.watch.wake()
  const postParts = { context, posts, projects, deliveries: parts.deliveries, putAway, wakeEngine }
  const changePost = createChangePost({ ...postParts, campaignEnds, handOvers, keepClosed })
  const handlers: Handlers = {
    ...settingsHandlers(context, settings),
    ...projectHandlers({
      ...{ context, projects, putAway, campaignEnds, media: mediaRepo },
      ...{ wakeEngine, wakeWatching, lookAgain, releaseAll },
    }),
    ...brandHandlers({ context, brands, projects, media: mediaRepo }),
    ...blackoutHandlers({ context, blackouts, projects, wakeEngine }),
    ...campaignHandlers({
      ...{ context, campaigns, projects, campaignEnds, wakeEngine },
      deliveries: parts.deliveries,
    }),
    ...labelHandlers(context, projects),
    ...pillarHandlers(context, projects),
    ...strategyHandlers({ context, strategies, projects, campaigns }),
    ...portraitHandlers({ context, portraits, projects, media: mediaRepo }),
    ...channelHandlers({
      context,
      channels,
      projects,
      connecting,
      health,
      putAway,
      connectors,
      wakeEngine,
      lookAgain,
      dayRoom: createDayRoom(context),
      releaseAll,
    }),
    ...practiceHandlers(practice, channels),
    ...mediaHandlers({ context, media: mediaRepo, projects, projectMedia: createProjectMedia(context) }),
    ...designHandlers({ ...postParts, channels, media: mediaRepo, changePost, connectorFor }),
    ...postHandlers({ ...postParts, changePost }),
    ...duplicateHandlers(findDuplicates),
    ...deliveryHandlers({
      ...parts,
      posts,
      planning,
      handOvers,
      engine: { ...engine, wake: wakeEngine },
      overview,
      channels,
      media: mediaRepo,
      keepClosed,
      plannedCards,
      connectorFor,
    }),
    ...seriesHandlers({
      ...seriesParts,
      makeAhead,
      plannedCards,
      occurrencePosts: createOccurrencePosts({ ...seriesParts, handOvers }),
      wakeEngine,
    }),
    ...riskHandlers({
      ...{ context, channels, rules, awake, handOvers, connectorFor },
      deliveries: parts.deliveries,
    }),
    ...rehearsalHandlers(rehearsals, projects),
    ...repostHandlers({
      ...parts,
      channels,
      projects,
      posts,
      planning,
      connectorFor,
      wakeEngine,
    }),
    ...evergreenHandlers({ ...evergreenParts, projects, wakeEngine }),
    ...queueHandlers({
      ...parts,
      channels,
      queue,
      freeSlots,
      wakeEngine,
    }),
    ...competitorHandlers({ ...journalParts, wakeWatching }),
    ...theirCampaignHandlers(journalParts),
    ...observationHandlers(journalParts),
    ...watchingHandlers(watching),
  }

  const logBug = (error: unknown, method: string): string => {
    const id = randomUUID().slice(0, 8)
    log.error('A call failed unexpectedly', { id, method, error })
    return id
  }
  const rpc = createRpcServer(handlers, logBug)
  server = rpc
  const own = memoryPipe()
  rpc.attach(own.core)

  let stopped: Promise<void> | null = null
  const stop = async () => {
    connecting.close()
    await Promise.all([engine.stop(), health.stop(), watching.watch.stop()])
    await rpc.idle()
    own.close()
    practice.close()
    db.close()
  }

  return {
    attach: port => {
      rpc.attach(port)
    },
    handleRequest: createRequestHandler({
      rendererDir: deps.rendererDir,
      media,
      fonts,
      practiceMedia: id => practice.media(id),
      rehearsalFile: id => rehearsals.file(id),
      proofCsv: createProofCsv({ context, connectorFor, language }),
      journalCsv: createJournalCsv({ ...journalParts, language }),
      comparisonCsv: createComparisonCsv({ ...journalParts, language }),
      tableCsv: createTableCsv({ ...journalParts, portraits, campaigns, plannedCards, language }),
      documentPdf: createDocumentPdf({
        context,
        projects,
        campaigns,
        portraits,
        channels,
        strategies,
        media,
        brands,
      }),
      logBug,
    }),
    start: () => {
      if (stopped !== null) throw new AppError('conflict', 'Ratiba has stopped.')
      engine.start()
      health.start()
      watching.watch.start()
      takeCaptureKeys(deps, settings.get())
    },
    stop: () => (stopped ??= stop()),
    wake: () => {
      engine.wake()
      watching.watch.wake()
    },
    client: createClient(own.view),
    emit: rpc.emit,
  }
}
