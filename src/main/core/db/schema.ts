import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Limits } from '#shared/network/descriptor.ts'
import type { BrandKit } from '#shared/design/brandKit.ts'
import type { DesignFormat } from '#shared/design/designFormat.ts'
import type { Step } from '#shared/design/history/history.ts'
import { fontMimes } from '#shared/model/brand.ts'
import type { FontMime } from '#shared/model/brand.ts'
import type { ChannelHealth } from '#shared/model/channel.ts'
import { priceLevels } from '#shared/model/competitor.ts'
import type { CompetitorFields } from '#shared/model/competitor.ts'
import { deliveryStates } from '#shared/model/delivery.ts'
import type { DeliveryState, Expiry, RepostWay } from '#shared/model/delivery.ts'
import { ledgerEvents } from '#shared/model/ledger.ts'
import type { LedgerDecision, LedgerEvent } from '#shared/model/ledger.ts'
import type { PlacedPictures } from '#shared/model/designCard.ts'
import { mediaKinds } from '#shared/model/media.ts'
import type { MediaKind } from '#shared/model/media.ts'
import { observationFormats, observationKinds } from '#shared/model/observation.ts'
import type { ObservationFormat, ObservationKind } from '#shared/model/observation.ts'
import { postKinds } from '#shared/model/post.ts'
import { genders } from '#shared/model/portrait.ts'
import type { Portrait } from '#shared/model/portrait.ts'
import type { ChannelOptions, FirstComment, PostFields, PostPart } from '#shared/model/post.ts'
import type { Problem } from '#shared/model/problem.ts'
import type { ChannelQuiet, IfMissed, QuietHours } from '#shared/model/rules.ts'
import type { ChannelSchedule } from '#shared/model/series.ts'
import type { WeekSlot } from '#shared/model/slot.ts'
import { pieceFormats } from '#shared/model/source.ts'
import type { PieceFormat, PieceNumbers, SourceTrouble } from '#shared/model/source.ts'
import type { CaseStudyContent, StrategyContent } from '#shared/model/strategy.ts'
import type { Outgoing, Prepared, RemoteRef } from '../connectors/Connector.ts'
import type { HandOver } from '../publishing/HandOver.ts'
import type { SeriesBefore } from '../series/seriesChange.ts'

/**
 * The whole database. Instants are epoch ms; `...Local` is wall-clock text; what is put away keeps its row with
 * `deletedAt`, so that undo is a plain update. After a change here: `npm run db:generate` (see CONTRIBUTING.md).
 */

const id = () => text().primaryKey()
const oneOf = (column: AnySQLiteColumn, values: readonly string[]) =>
  sql`${column} in (${sql.raw(values.map(v => `'${v}'`).join(','))})`

const createdAt = () => integer().notNull()
const updatedAt = () => integer().notNull()
const deletedAt = () => integer()

export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).$type<unknown>().notNull(),
})

export const projects = sqliteTable('projects', {
  id: id(),
  name: text().notNull(),
  colour: text().notNull(),
  logoMediaId: text().references(() => media.id),
  zone: text().notNull(),
  paused: integer({ mode: 'boolean' }).notNull().default(false),
  /** Null: the grace period of the settings. */
  graceMs: integer(),
  quiet: text({ mode: 'json' }).$type<QuietHours>(),
  endedText: text().notNull().default(''),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})

/** What she chose of a project's brand kit; the rest follows from the project. */
export const brandKits = sqliteTable('brand_kits', {
  projectId: text()
    .primaryKey()
    .references(() => projects.id),
  own: text({ mode: 'json' }).$type<Partial<BrandKit>>().notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
})

/** Her own font files; the bytes are in the folder `fonts` of the profile. */
export const brandFonts = sqliteTable(
  'brand_fonts',
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    family: text().notNull(),
    style: text().notNull(),
    lightest: integer().notNull(),
    heaviest: integer().notNull(),
    italic: integer({ mode: 'boolean' }).notNull(),
    latinExtended: integer({ mode: 'boolean' }).notNull(),
    cyrillic: integer({ mode: 'boolean' }).notNull(),
    name: text().notNull(),
    mime: text().$type<FontMime>().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    createdAt: createdAt(),
    deletedAt: deletedAt(),
  },
  t => [
    uniqueIndex('brand_fonts_file').on(t.projectId, t.sha256),
    check('brand_fonts_mime', oneOf(t.mime, fontMimes)),
  ],
)

/** What was brought for a project before it is used anywhere; see media/projectMedia.ts. */
export const projectMedia = sqliteTable(
  'project_media',
  {
    projectId: text()
      .notNull()
      .references(() => projects.id),
    mediaId: text()
      .notNull()
      .references(() => media.id),
  },
  t => [primaryKey({ columns: [t.projectId, t.mediaId] })],
)

export const campaigns = sqliteTable(
  'campaigns',
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    name: text().notNull(),
    goal: text().notNull(),
    /** By what she sees that the goal is reached. */
    measure: text().notNull().default(''),
    /** Planned and spent, in the smallest unit of the currency. */
    budgetMinor: integer(),
    spentMinor: integer(),
    currency: text(),
    portraitIds: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    channelIds: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    colour: text(),
    startsOn: text(),
    endsOn: text(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  t => [index('campaigns_project').on(t.projectId)],
)

export const labels = sqliteTable(
  'labels',
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    name: text().notNull(),
    colour: text().notNull(),
    deletedAt: deletedAt(),
  },
  t => [index('labels_project').on(t.projectId)],
)

/** What kinds of content a project has, in her order. */
export const pillars = sqliteTable(
  'pillars',
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    name: text().notNull(),
    colour: text().notNull(),
    position: integer().notNull(),
    /** Its share of the plan, percent; null: none was set. */
    targetShare: integer(),
    deletedAt: deletedAt(),
  },
  t => [index('pillars_project').on(t.projectId)],
)

/** Who a project speaks to. */
export const portraits = sqliteTable(
  'portraits',
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    name: text().notNull(),
    colour: text().notNull(),
    mediaId: text().references(() => media.id),
    place: text().notNull(),
    gender: text().$type<Portrait['gender']>().notNull(),
    ageFrom: integer(),
    ageTo: integer(),
    interests: text().notNull(),
    behaviour: text().notNull(),
    wishes: text().notNull(),
    fears: text().notNull(),
    words: text().notNull(),
    gathers: text({ mode: 'json' }).$type<Portrait['gathers']>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  t => [
    check('portraits_gender', oneOf(t.gender, genders)),
    check('portraits_age', sql`${t.ageFrom} is null or ${t.ageTo} is null or ${t.ageFrom} <= ${t.ageTo}`),
    index('portraits_project').on(t.projectId),
  ],
)

/** What is written on the strategy page of a project, or of a campaign. */
export const strategies = sqliteTable('strategies', {
  /** The campaign's id, or else the project's: one page each. */
  ownerId: text().primaryKey(),
  projectId: text()
    .notNull()
    .references(() => projects.id),
  campaignId: text().references(() => campaigns.id),
  content: text({ mode: 'json' }).$type<Partial<StrategyContent>>().notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
})

/** What is told of a campaign once it is over. */
export const caseStudies = sqliteTable('case_studies', {
  campaignId: text()
    .primaryKey()
    .references(() => campaigns.id),
  projectId: text()
    .notNull()
    .references(() => projects.id),
  content: text({ mode: 'json' }).$type<CaseStudyContent>().notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  deletedAt: deletedAt(),
})

export const media = sqliteTable(
  'media',
  {
    id: id(),
    kind: text().$type<MediaKind>().notNull(),
    mime: text().notNull(),
    name: text().notNull(),
    bytes: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    durationMs: integer(),
    sha256: text().notNull().unique(),
    /** What it looks like (see duplicates/pictureHash.ts); empty: like nothing, null: not looked at yet. */
    fingerprint: text(),
    createdAt: createdAt(),
  },
  t => [check('media_kind', oneOf(t.kind, mediaKinds))],
)

export const channels = sqliteTable(
  'channels',
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    network: text().notNull(),
    /** The account's own id on its network. */
    remoteId: text().notNull(),
    name: text().notNull(),
    handle: text().notNull(),
    url: text(),
    config: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    limits: text({ mode: 'json' }).$type<Limits>(),
    rights: text({ mode: 'json' }).$type<{ key: string; granted: boolean }[]>().notNull(),
    health: text({ mode: 'json' }).$type<ChannelHealth>().notNull(),
    paused: integer({ mode: 'boolean' }).notNull(),
    /** The login is dead: its jobs wait until the channel is reconnected. */
    needsLogin: integer({ mode: 'boolean' }).notNull(),
    /** The network asked to wait (429): nothing of this lane goes out before. */
    holdUntil: integer(),
    /** Spacing: no further post of this channel before. */
    nextPublishAt: integer(),
    /** Her own spacing, at most posts a day, and quiet hours; null: the network's, none, the project's. */
    spacingMs: integer(),
    dailyCap: integer(),
    quiet: text({ mode: 'json' }).$type<Exclude<ChannelQuiet, { kind: 'project' }>>(),
    /** The weekly places of its queue, in the order of the week. */
    slots: text({ mode: 'json' }).$type<WeekSlot[]>().notNull().default([]),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  t => [index('channels_project').on(t.projectId)],
)

/** Days on which nothing goes out by itself; without a project for all of them. */
export const blackouts = sqliteTable(
  'blackouts',
  {
    id: id(),
    projectId: text().references(() => projects.id),
    name: text().notNull(),
    startsOn: text().notNull(),
    endsOn: text().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  t => [check('blackouts_dates', sql`${t.startsOn} <= ${t.endsOn}`), index('blackouts_ends').on(t.endsOn)],
)

/** Logins, sealed by the host (system keyring or key file); a row of its own so that no query brings it along. */
export const secrets = sqliteTable('secrets', {
  channelId: text()
    .primaryKey()
    .references(() => channels.id),
  sealed: text().notNull(),
})

export const posts = sqliteTable(
  'posts',
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    campaignId: text().references(() => campaigns.id),
    pillarId: text().references(() => pillars.id),
    /** Whom it speaks to; read with the post and never asked for by itself, so not a table of its own. */
    portraitIds: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    kind: text().$type<PostFields['kind']>().notNull(),
    text: text().notNull(),
    link: text().notNull(),
    /** What follows as a thread. */
    parts: text({ mode: 'json' }).$type<PostPart[]>().notNull().default([]),
    comment: text({ mode: 'json' }).$type<FirstComment>().notNull().default({ text: '', afterMs: 0 }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  t => [
    check('posts_kind', oneOf(t.kind, postKinds)),
    index('posts_project').on(t.projectId, t.updatedAt),
    index('posts_campaign').on(t.campaignId),
  ],
)

/** What one channel gets instead of the base; null means the base's. */
export const variants = sqliteTable(
  'variants',
  {
    postId: text()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    channelId: text()
      .notNull()
      .references(() => channels.id),
    text: text(),
    link: text(),
    /** Whether this channel has its own media (then in postMedia with its channelId). */
    ownMedia: integer({ mode: 'boolean' }).notNull(),
    parts: text({ mode: 'json' }).$type<PostPart[]>(),
    comment: text({ mode: 'json' }).$type<FirstComment>(),
    options: text({ mode: 'json' }).$type<ChannelOptions>().notNull(),
  },
  t => [primaryKey({ columns: [t.postId, t.channelId] })],
)

export const postMedia = sqliteTable(
  'post_media',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    postId: text()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    /** Null: of the base content. */
    channelId: text().references(() => channels.id),
    position: integer().notNull(),
    mediaId: text()
      .notNull()
      .references(() => media.id),
    alt: text().notNull(),
  },
  t => [index('post_media_post').on(t.postId), index('post_media_media').on(t.mediaId)],
)

export const postLabels = sqliteTable(
  'post_labels',
  {
    postId: text()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    labelId: text()
      .notNull()
      .references(() => labels.id, { onDelete: 'cascade' }),
  },
  t => [primaryKey({ columns: [t.postId, t.labelId] }), index('post_labels_label').on(t.labelId)],
)

export const postVersions = sqliteTable(
  'post_versions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    postId: text()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    savedAt: integer().notNull(),
    fields: text({ mode: 'json' }).$type<PostFields>().notNull(),
  },
  t => [index('post_versions_post').on(t.postId, t.savedAt)],
)

/** States that mean: this post is still to go out (or might have) on this channel. At most one such per pair. */
const openStates: readonly DeliveryState[] = ['draft', 'waiting', 'running', 'uncertain', 'missed', 'failed']

export const deliveries = sqliteTable(
  'deliveries',
  {
    id: id(),
    postId: text()
      .notNull()
      .references(() => posts.id),
    channelId: text()
      .notNull()
      .references(() => channels.id),
    /** The post's project, here so that the calendar needs one index. */
    projectId: text()
      .notNull()
      .references(() => projects.id),
    state: text().$type<DeliveryState>().notNull(),
    dueLocal: text(),
    zone: text().notNull(),
    /** Derived from dueLocal and zone. */
    dueAt: integer(),
    /** The slot that the queue gave it. It is in the queue while this is its time: what she moves elsewhere stays where she put it. */
    slotLocal: text(),
    latestLocal: text(),
    ifMissed: text().$type<IfMissed>().notNull().default('ask'),
    expiry: text({ mode: 'json' }).$type<Expiry>().notNull(),
    expireAt: integer(),
    publishedAt: integer(),
    expiredAt: integer(),
    /** It could not be removed, so its words were replaced. */
    endedAt: integer(),
    /** Stored before the first call, the same in every try. */
    idempotencyKey: text().notNull(),
    /** What was sent, kept from the moment of committing: later edits of the post do not change it. */
    outgoing: text({ mode: 'json' }).$type<Outgoing>(),
    remote: text({ mode: 'json' }).$type<RemoteRef>(),
    /** The first comment, from the moment of committing; with `remote` it is out. */
    comment: text({ mode: 'json' }).$type<{ outgoing: Outgoing; remote: RemoteRef | null }>(),
    /** The delivery that this one repeats, and how. */
    repostOf: text().references((): AnySQLiteColumn => deliveries.id),
    repostHow: text().$type<RepostWay>(),
    problem: text({ mode: 'json' }).$type<Problem>(),
    /** Given to the network's own scheduler (see publishing/handOvers.ts); null: Ratiba publishes it. */
    handOver: text({ mode: 'json' }).$type<HandOver>(),
    /** The `dueAt` at which she left it although the computer usually sleeps then; at another time she is told again. */
    riskTakenAt: integer(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    /** Put away together with its post, channel or project; never goes out while set. */
    deletedAt: deletedAt(),
  },
  t => [
    check('deliveries_state', oneOf(t.state, deliveryStates)),
    check(
      'deliveries_due',
      sql`${t.state} not in ('waiting','running','uncertain','missed') or ${t.dueAt} is not null`,
    ),
    check('deliveries_out', sql`(${t.publishedAt} is not null) = (${t.state} in ('published','expired'))`),
    check('deliveries_expired', sql`(${t.expiredAt} is not null) = (${t.state} = 'expired')`),
    check('deliveries_decide', sql`${t.state} <> 'uncertain' or ${t.problem} is not null`),
    uniqueIndex('deliveries_open')
      .on(t.postId, t.channelId)
      .where(sql`${oneOf(t.state, openStates)} and ${t.deletedAt} is null`),
    index('deliveries_due_at').on(t.dueAt),
    index('deliveries_handed_over')
      .on(t.channelId)
      .where(sql`${t.handOver} is not null`),
    index('deliveries_project_due').on(t.projectId, t.dueAt),
    index('deliveries_post').on(t.postId),
    index('deliveries_queue')
      .on(t.channelId, t.dueAt)
      .where(sql`${t.slotLocal} is not null and ${t.state} = 'waiting'`),
    index('deliveries_channel').on(t.channelId),
    index('deliveries_channel_due').on(t.channelId, t.dueAt),
    index('deliveries_attention')
      .on(t.state, t.projectId)
      .where(sql`${t.state} in ('failed','uncertain','missed') or ${t.problem} is not null`),
    index('deliveries_waiting')
      .on(t.dueAt, t.projectId)
      .where(sql`${t.state} = 'waiting' and ${t.deletedAt} is null`),
    index('deliveries_expire_at')
      .on(t.expireAt)
      .where(sql`${t.state} = 'published' and ${t.expireAt} is not null`),
    index('deliveries_campaign_end')
      .on(t.postId)
      .where(sql`${t.expiry} ->> '$.kind' = 'campaignEnd' and ${t.expiredAt} is null`),
    index('deliveries_repost_of')
      .on(t.repostOf)
      .where(sql`${t.repostOf} is not null`),
    index('deliveries_expired_at')
      .on(t.expiredAt)
      .where(sql`${t.expiredAt} is not null`),
    index('deliveries_published_at')
      .on(t.publishedAt)
      .where(sql`${t.publishedAt} is not null`),
    index('deliveries_channel_published')
      .on(t.channelId, t.publishedAt)
      .where(sql`${t.publishedAt} is not null`),
  ],
)

/**
 * The further parts of a delivery's thread, each from the moment of committing; the first part is in the delivery. A part
 * with `remote` is out.
 */
export const sentParts = sqliteTable(
  'sent_parts',
  {
    deliveryId: text()
      .notNull()
      .references(() => deliveries.id),
    /** From 1; the first part is 0. */
    position: integer().notNull(),
    outgoing: text({ mode: 'json' }).$type<Outgoing>().notNull(),
    remote: text({ mode: 'json' }).$type<RemoteRef>(),
    outAt: integer(),
  },
  t => [
    primaryKey({ columns: [t.deliveryId, t.position] }),
    check('sent_parts_position', sql`${t.position} > 0`),
    check('sent_parts_out', sql`(${t.outAt} is not null) = (${t.remote} is not null)`),
  ],
)

export const jobKinds = ['publish', 'expire', 'edit', 'comment', 'handOver', 'takeBack'] as const
export type JobKind = (typeof jobKinds)[number]
export const jobStates = ['waiting', 'running', 'uncertain', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]
export const jobPhases = ['prepare', 'commit', 'confirm'] as const
export type JobPhase = (typeof jobPhases)[number]

/** Only what sends a post keeps its distance from the post before it; looking and removing do not. */
const isSpaced = (t: { kind: AnySQLiteColumn; phase: AnySQLiteColumn }) =>
  sql`(${t.kind} = 'publish' and ${t.phase} = 'prepare')`

/** Work to do. A delivery and its job change in one transaction. */
export const jobs = sqliteTable(
  'jobs',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text().$type<JobKind>().notNull(),
    deliveryId: text()
      .notNull()
      .references(() => deliveries.id),
    /** The channel: at most one job of a lane runs at a time. */
    lane: text().notNull(),
    state: text().$type<JobState>().notNull(),
    phase: text().$type<JobPhase>().notNull(),
    runAt: integer().notNull(),
    /** The `runAt` it was first planned for: of what comes back at the same instant the oldest goes first. */
    plannedAt: integer().notNull().default(0),
    /** Do not begin after this. */
    latestAt: integer(),
    /** She said "now": neither quiet hours, blackout dates nor caps hold it back. */
    insisted: integer({ mode: 'boolean' }).notNull().default(false),
    /** Failed tries that count towards the back-off. */
    attempt: integer().notNull(),
    /** The run of the app that holds it. */
    bootId: text(),
    prepared: text({ mode: 'json' }).$type<Prepared>(),
    /** When the commit was first begun: how long an idempotency key protects counts from here. */
    firstCommitAt: integer(),
    createdAt: createdAt(),
    finishedAt: integer(),
  },
  t => [
    check('jobs_kind', oneOf(t.kind, jobKinds)),
    check('jobs_state', oneOf(t.state, jobStates)),
    check('jobs_phase', oneOf(t.phase, jobPhases)),
    check('jobs_running', sql`(${t.state} = 'running') = (${t.bootId} is not null)`),
    check(
      'jobs_finished',
      sql`(${t.finishedAt} is not null) = (${t.state} in ('done','failed','cancelled'))`,
    ),
    // A waiting job is never inside the call that must not run twice.
    check('jobs_waiting', sql`${t.state} <> 'waiting' or ${t.phase} <> 'commit'`),
    uniqueIndex('jobs_live')
      .on(t.deliveryId, t.kind)
      .where(sql`${t.state} in ('waiting','running','uncertain')`),
    // Each lane's next one is found without looking at any other, whether or not the spacing of posts holds it.
    index('jobs_next')
      .on(t.lane, isSpaced(t), t.runAt, t.plannedAt)
      .where(sql`${t.state} in ('waiting','uncertain')`),
    index('jobs_latest')
      .on(t.latestAt)
      .where(sql`${t.state} = 'waiting' and ${t.latestAt} is not null`),
    index('jobs_busy')
      .on(t.lane)
      .where(sql`${t.state} = 'running'`),
    index('jobs_delivery').on(t.deliveryId),
    // What is to come back from a network's scheduler does so also while publishing is paused.
    index('jobs_take_back')
      .on(t.runAt)
      .where(sql`${t.kind} = 'takeBack' and ${t.state} = 'waiting'`),
  ],
)

/** When the computer was awake with Ratiba running (see awake/awakeHistory.ts); a few hundred rows. */
export const awakeSpans = sqliteTable('awake_spans', {
  fromAt: integer().primaryKey(),
  toAt: integer().notNull(),
  /** Whether it is known that it slept, or Ratiba was closed, from then to the next one. */
  isClosed: integer({ mode: 'boolean' }).notNull(),
})

/** The readable record. Triggers in the migration refuse changes; names are kept as they were. */
export const ledger = sqliteTable(
  'ledger',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    event: text().$type<LedgerEvent>().notNull(),
    projectId: text(),
    channelId: text(),
    deliveryId: text(),
    channelName: text().notNull(),
    attempt: integer(),
    excerpt: text().notNull(),
    sent: text(),
    received: text(),
    decision: text({ mode: 'json' }).$type<LedgerDecision>(),
    url: text(),
  },
  t => [
    check('ledger_event', oneOf(t.event, ledgerEvents)),
    index('ledger_delivery').on(t.deliveryId),
    index('ledger_project').on(t.projectId, t.id),
  ],
)

/** A post that repeats: what it says and how it goes out at `startLocal`; every other occurrence follows from that. */
export const series = sqliteTable(
  'series',
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    /** RFC 5545, on the wall clock of the zone. */
    rule: text().notNull(),
    startLocal: text().notNull(),
    zone: text().notNull(),
    content: text({ mode: 'json' }).$type<PostFields>().notNull(),
    schedules: text({ mode: 'json' }).$type<ChannelSchedule[]>().notNull(),
    /** Every occurrence up to this one was made, or called off; none of them is made again. */
    madeThroughLocal: text().notNull(),
    /** When the next ones are to be made; null when there are none left. */
    extendAt: integer(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  t => [
    index('series_project').on(t.projectId),
    index('series_extend_at')
      .on(t.extendAt)
      .where(sql`${t.extendAt} is not null and ${t.deletedAt} is null`),
  ],
)

/**
 * Posts made for a series, each by the wall-clock time that the rule gives it. The key is what keeps one from being made twice;
 * an occurrence that was called off keeps its row, and with it its place.
 */
export const occurrences = sqliteTable(
  'occurrences',
  {
    seriesId: text()
      .notNull()
      .references(() => series.id),
    occurrenceLocal: text().notNull(),
    postId: text()
      .notNull()
      .unique()
      .references(() => posts.id),
  },
  t => [primaryKey({ columns: [t.seriesId, t.occurrenceLocal] })],
)

/** How a series was before a change, to take it back. */
export const seriesChanges = sqliteTable(
  'series_changes',
  {
    id: id(),
    seriesId: text()
      .notNull()
      .references(() => series.id),
    at: integer().notNull(),
    before: text({ mode: 'json' }).$type<SeriesBefore>().notNull(),
  },
  t => [index('series_changes_series').on(t.seriesId, t.at)],
)

/** Posts that come round again in the queues of channels (see evergreen/makeRounds.ts). */
export const evergreenLists = sqliteTable(
  'evergreen_lists',
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    name: text().notNull(),
    pillarId: text().references(() => pillars.id),
    channelIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    restDays: integer().notNull(),
    paused: integer({ mode: 'boolean' }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  t => [index('evergreen_lists_project').on(t.projectId)],
)

/** Posts kept in a list. They do not go out themselves; one that was put away is out of its list. */
export const evergreenEntries = sqliteTable(
  'evergreen_entries',
  {
    postId: text()
      .primaryKey()
      .references(() => posts.id),
    listId: text()
      .notNull()
      .references(() => evergreenLists.id),
    position: integer().notNull(),
    /** Further texts, which take turns with its own. */
    wordings: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** The post that it is a copy of. */
    originPostId: text().references(() => posts.id),
  },
  t => [index('evergreen_entries_list').on(t.listId, t.position)],
)

/**
 * Posts made for a list, each by the slot it was made for. The key is what keeps one from being made twice; a round that was
 * called off keeps its row, and with it its slot.
 */
export const evergreenRounds = sqliteTable(
  'evergreen_rounds',
  {
    channelId: text()
      .notNull()
      .references(() => channels.id),
    slotLocal: text().notNull(),
    entryPostId: text()
      .notNull()
      .references(() => evergreenEntries.postId),
    postId: text()
      .notNull()
      .unique()
      .references(() => posts.id),
    /** Which of its texts: 0 is its own. */
    wording: integer().notNull(),
    /** What it was made as: while it still is that, it follows its entry. */
    made: text({ mode: 'json' }).$type<PostFields>().notNull(),
  },
  t => [
    primaryKey({ columns: [t.channelId, t.slotLocal] }),
    index('evergreen_rounds_entry').on(t.entryPostId, t.channelId, t.slotLocal),
  ],
)

/** Others who are after the same customers, in her order. */
export const competitors = sqliteTable(
  'competitors',
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    name: text().notNull(),
    logoMediaId: text().references(() => media.id),
    positioning: text().notNull(),
    strengths: text().notNull(),
    weaknesses: text().notNull(),
    priceLevel: text().$type<NonNullable<CompetitorFields['priceLevel']>>(),
    notes: text().notNull(),
    website: text(),
    position: integer().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  t => [
    check('competitors_price', sql`${t.priceLevel} is null or ${oneOf(t.priceLevel, priceLevels)}`),
    index('competitors_project').on(t.projectId),
  ],
)

export const competitorChannels = sqliteTable(
  'competitor_channels',
  {
    id: id(),
    competitorId: text()
      .notNull()
      .references(() => competitors.id),
    network: text().notNull(),
    handle: text().notNull(),
    url: text(),
    createdAt: createdAt(),
    deletedAt: deletedAt(),
  },
  t => [index('competitor_channels_competitor').on(t.competitorId)],
)

/** Advertising campaigns of competitors, as seen from outside. */
export const theirCampaigns = sqliteTable(
  'their_campaigns',
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    competitorId: text()
      .notNull()
      .references(() => competitors.id),
    name: text().notNull(),
    offer: text().notNull(),
    startsOn: text(),
    endsOn: text(),
    networks: text({ mode: 'json' }).$type<string[]>().notNull(),
    weight: integer(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  t => [
    index('their_campaigns_project').on(t.projectId),
    index('their_campaigns_competitor').on(t.competitorId),
  ],
)

/** The journal: dated entries about competitors. */
export const observations = sqliteTable(
  'observations',
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    competitorId: text().references(() => competitors.id),
    competitorChannelId: text().references(() => competitorChannels.id),
    theirCampaignId: text().references(() => theirCampaigns.id),
    kind: text().$type<ObservationKind>().notNull(),
    format: text().$type<ObservationFormat>().notNull(),
    text: text().notNull(),
    link: text().notNull(),
    shotText: text().notNull(),
    seenAt: integer().notNull(),
    publishedAt: integer(),
    /** When it came out as far as is known: published, or else seen. */
    happenedAt: integer()
      .notNull()
      .generatedAlwaysAs(sql`coalesce(publishedAt, seenAt)`, { mode: 'virtual' }),
    likes: integer(),
    comments: integer(),
    shares: integer(),
    views: integer(),
    followers: integer(),
    /** Likes, comments and shares together. */
    reactions: integer().generatedAlwaysAs(
      sql`coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0)`,
      { mode: 'virtual' },
    ),
    whatWorks: text().notNull(),
    whatWeTake: text().notNull(),
    favourite: integer({ mode: 'boolean' }).notNull(),
    ideaPostId: text().references(() => posts.id),
    /** What a piece that was kept from watching is known by, so that it is kept once. */
    sourceKey: text().unique(),
    /** Its row in the full-text search, set by triggers: searching the journal joins numbers only. */
    docId: integer(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  t => [
    check('observations_kind', oneOf(t.kind, observationKinds)),
    check('observations_format', oneOf(t.format, observationFormats)),
    index('observations_project_happened')
      .on(t.projectId, t.happenedAt, t.id)
      .where(sql`${t.deletedAt} is null`),
    index('observations_project_seen')
      .on(t.projectId, t.seenAt, t.id, t.docId)
      .where(sql`${t.deletedAt} is null`),
    index('observations_seen')
      .on(t.seenAt, t.id)
      .where(sql`${t.deletedAt} is null`),
    /** What got the most reactions first, as findObservations.ts asks for it. */
    index('observations_best')
      .on(t.projectId, t.reactions, t.views, t.happenedAt, t.id, t.docId)
      .where(sql`${t.deletedAt} is null`),
    /** With all that a comparison counts, so that it reads no texts. */
    index('observations_compared')
      .on(
        ...[t.competitorId, t.happenedAt, t.publishedAt, t.kind, t.format],
        ...[t.likes, t.comments, t.shares, t.views, t.id],
      )
      .where(sql`${t.deletedAt} is null`),
    index('observations_followers')
      .on(t.competitorId, t.competitorChannelId, t.seenAt, t.followers)
      .where(sql`${t.followers} is not null and ${t.deletedAt} is null`),
    index('observations_doc').on(t.docId),
    index('observations_their_campaign')
      .on(t.theirCampaignId)
      .where(sql`${t.theirCampaignId} is not null`),
    index('observations_idea')
      .on(t.ideaPostId)
      .where(sql`${t.ideaPostId} is not null`),
  ],
)

export const observationMedia = sqliteTable(
  'observation_media',
  {
    observationId: text()
      .notNull()
      .references(() => observations.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    mediaId: text()
      .notNull()
      .references(() => media.id),
  },
  t => [
    primaryKey({ columns: [t.observationId, t.position] }),
    index('observation_media_media').on(t.mediaId),
  ],
)

export const observationTags = sqliteTable(
  'observation_tags',
  {
    observationId: text()
      .notNull()
      .references(() => observations.id, { onDelete: 'cascade' }),
    tag: text().notNull(),
    position: integer().notNull(),
  },
  t => [primaryKey({ columns: [t.observationId, t.tag] }), index('observation_tags_tag').on(t.tag)],
)

/** Image documents of the studio. */
export const designs = sqliteTable(
  'designs',
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id),
    /** The post it was made for. */
    postId: text().references(() => posts.id),
    name: text().notNull(),
    isTemplate: integer({ mode: 'boolean' }).notNull(),
    /** A `Design`, read with readDesign: what is stored may be older, or damaged. */
    doc: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** Of the document, so that lists and searches need not read it. */
    formats: text({ mode: 'json' }).$type<DesignFormat[]>().notNull(),
    pageCount: integer().notNull(),
    words: text().notNull(),
    thumbnailMediaId: text().references(() => media.id),
    /** What of it stands in its post, so that the next pictures take the place of these; null: nothing yet. */
    placed: text({ mode: 'json' }).$type<PlacedPictures>(),
    revision: integer().notNull().default(0),
    /** How many of its steps are done; the others were taken back. */
    historyAt: integer().notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  t => [
    index('designs_project').on(t.projectId, t.updatedAt),
    index('designs_post')
      .on(t.postId)
      .where(sql`${t.postId} is not null`),
  ],
)

/** What she did to a design, oldest first, at most 200 (see shared/design/history). */
export const designSteps = sqliteTable(
  'design_steps',
  {
    designId: text()
      .notNull()
      .references(() => designs.id),
    position: integer().notNull(),
    label: text().notNull(),
    changes: text({ mode: 'json' }).$type<Step['changes']>().notNull(),
  },
  t => [primaryKey({ columns: [t.designId, t.position] })],
)

export const designVersions = sqliteTable(
  'design_versions',
  {
    id: id(),
    designId: text()
      .notNull()
      .references(() => designs.id),
    /** Null: kept by itself. */
    name: text(),
    savedAt: integer().notNull(),
    doc: text({ mode: 'json' }).$type<unknown>().notNull(),
  },
  t => [index('design_versions_design').on(t.designId, t.savedAt)],
)

/** Which media stand in which design. */
export const designMedia = sqliteTable(
  'design_media',
  {
    designId: text()
      .notNull()
      .references(() => designs.id),
    mediaId: text()
      .notNull()
      .references(() => media.id),
  },
  t => [primaryKey({ columns: [t.designId, t.mediaId] }), index('design_media_media').on(t.mediaId)],
)

/** Public places of competitors that are looked at for new pieces. */
export const sources = sqliteTable(
  'sources',
  {
    id: id(),
    competitorId: text()
      .notNull()
      .references(() => competitors.id),
    kind: text().notNull(),
    address: text().notNull(),
    title: text().notNull(),
    siteUrl: text(),
    paused: integer({ mode: 'boolean' }).notNull().default(false),
    /** It said that it is gone for good. */
    ended: integer({ mode: 'boolean' }).notNull().default(false),
    lookedAt: integer(),
    readAt: integer(),
    lastNew: integer().notNull().default(0),
    newestAt: integer(),
    trouble: text({ mode: 'json' }).$type<SourceTrouble>(),
    /** Looks that failed one after another. */
    failures: integer().notNull().default(0),
    nextLookAt: integer(),
    /** It asked to be left alone until then. */
    holdUntil: integer(),
    /** What it said about its last answer (ETag, Last-Modified). */
    known: text({ mode: 'json' }).$type<{ etag?: string; lastModified?: string }>().notNull().default({}),
    createdAt: createdAt(),
    deletedAt: deletedAt(),
  },
  t => [
    uniqueIndex('sources_address').on(t.competitorId, t.address),
    index('sources_next_look')
      .on(t.nextLookAt)
      .where(sql`${t.deletedAt} is null`),
  ],
)

/**
 * What sources published. What was dropped or was there before (`past`) keeps its row, so that it does not come again; a
 * kept one is an observation of the journal.
 */
export const pieces = sqliteTable(
  'pieces',
  {
    id: id(),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
    key: text().notNull(),
    state: text().$type<'new' | 'kept' | 'dropped' | 'past'>().notNull(),
    url: text(),
    title: text().notNull(),
    text: text().notNull(),
    format: text().$type<PieceFormat>().notNull(),
    publishedAt: integer(),
    foundAt: integer().notNull(),
    happenedAt: integer()
      .notNull()
      .generatedAlwaysAs(sql`coalesce(publishedAt, foundAt)`, { mode: 'virtual' }),
    pictures: text({ mode: 'json' }).$type<{ url: string; alt: string }[]>().notNull(),
    numbers: text({ mode: 'json' }).$type<PieceNumbers>().notNull(),
    observationId: text().references(() => observations.id),
    /** When its pictures are to be brought; null: not (any more). */
    picturesAt: integer(),
    pictureTries: integer().notNull().default(0),
  },
  t => [
    check('pieces_state', oneOf(t.state, ['new', 'kept', 'dropped', 'past'])),
    check('pieces_format', oneOf(t.format, pieceFormats)),
    check('pieces_kept', sql`${t.state} <> 'kept' or ${t.observationId} is not null`),
    uniqueIndex('pieces_key').on(t.sourceId, t.key),
    index('pieces_url').on(t.sourceId, t.url),
    index('pieces_new')
      .on(t.happenedAt, t.id)
      .where(sql`${t.state} = 'new'`),
    index('pieces_new_of_source')
      .on(t.sourceId, t.happenedAt)
      .where(sql`${t.state} = 'new'`),
    index('pieces_pictures')
      .on(t.picturesAt)
      .where(sql`${t.picturesAt} is not null`),
  ],
)
