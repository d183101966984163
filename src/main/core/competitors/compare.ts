import { comparedNumbers } from '#shared/model/comparison.ts'
import type {
  BestPiece,
  ComparedNumber,
  ComparedOne,
  Comparison,
  ComparisonWish,
} from '#shared/model/comparison.ts'
import type { ObservationFormat, ObservationKind } from '#shared/model/observation.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { offsetSpans } from '#shared/time/offsetSpans.ts'
import { endOfDay, instantOf, localOf } from '#shared/time/zoned.ts'
import type { CoreContext } from '../CoreContext.ts'
import { fixedPlan } from '../db/fixedPlan.ts'
import { toInstant } from '../db/instants.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { CompetitorRepo } from './competitorRepo.ts'

interface CompareParts {
  context: CoreContext
  projects: ProjectRepo
  competitors: CompetitorRepo
}

/** What every statement is asked with. */
interface Asked {
  /** JSON: the ids of those who are compared; ourselves are ''. */
  ids: string
  projectId: string
  from: number
  to: number
  /** JSON: the spans of equal offset between `from` and `to`. */
  spans: string
}

/** Rows that say of whom they are. */
type Of<T> = T & { who: string }
type Times = Of<{ hour: number | null; month: string; pieces: number }>
type Totals = Of<
  { pieces: number; timed: number } & Record<`${ComparedNumber}${'Known' | 'Median' | 'Best'}`, number>
>

/** Ourselves, where others have the id of a competitor. */
const us = ''
const mostTags = 40
const mostBest = 3
/** A follower plot has about so many points; they are the last of each day, or of several days where the period is long. */
const followerPoints = 120
const dayMs = 86_400_000

/**
 * The competitors and ourselves beside each other over a period, counted by SQLite from indexes that hold all it needs. Throws
 * AppError `not_found` or `invalid_input`.
 */
export function createCompare(parts: CompareParts): (wish: ComparisonWish) => Comparison {
  const { context, projects, competitors } = parts
  const ask = prepareQuestions(context)
  return wish => {
    const { zone } = projects.get(wish.projectId)
    const ids = [...new Set(wish.competitorIds)]
    if (ids.some(id => competitors.get(id).projectId !== wish.projectId)) {
      throw new AppError('invalid_input', 'These competitors belong to several projects.')
    }
    if (wish.from !== null && wish.to !== null && wish.to < wish.from) {
      throw new AppError('invalid_input', 'The period ends before it begins.')
    }
    const subjects = [...(wish.ourselves ? [us] : []), ...ids]
    const open = { ids: JSON.stringify(subjects), projectId: wish.projectId }
    const bounds = {
      from: wish.from === null ? Number.MIN_SAFE_INTEGER : instantOf(`${wish.from}T00:00`, zone),
      to: wish.to === null ? Number.MAX_SAFE_INTEGER : endOfDay(wish.to, zone),
    }
    const reach = ask.reach.get({ ...open, ...bounds, spans: '[]' }) ?? { first: null, last: null }
    const now = context.now()
    const first = wish.from === null ? (reach.first ?? now) : bounds.from
    const last = wish.to === null ? Math.max(reach.last ?? now, now) : bounds.to - 1
    const asked: Asked = {
      ...open,
      from: first,
      to: last + 1,
      spans: JSON.stringify(offsetSpans(first, last + 1, zone)),
    }
    return {
      from: localOf(first, zone).slice(0, 10),
      to: localOf(last, zone).slice(0, 10),
      zone,
      compared: gather(subjects, ask, asked),
    }
  }
}

type Questions = ReturnType<typeof prepareQuestions>

function gather(subjects: readonly string[], ask: Questions, asked: Asked): ComparedOne[] {
  const byWho = <T>(rows: readonly Of<T>[]) => {
    const groups = new Map(subjects.map(id => [id, [] as Of<T>[]]))
    for (const row of rows) groups.get(row.who)?.push(row)
    return (who: string): Of<T>[] => groups.get(who) ?? []
  }
  const totals = byWho([...ask.totals.all(asked), ...ask.ourTotals.all(asked)])
  const times = byWho([...ask.times.all(asked), ...ask.ourTimes.all(asked)])
  const kinds = byWho([...ask.kinds.all(asked), ...ask.ourKinds.all(asked)])
  const formats = byWho([...ask.formats.all(asked), ...ask.ourFormats.all(asked)])
  const tags = byWho([...ask.tags.all(asked), ...ask.ourTags.all(asked)])
  const best = byWho(ask.best.all(asked))
  const followers = byWho(ask.followers.all({ ...asked, step: followerStep(asked) }))
  return subjects.map(who => {
    const [total] = totals(who)
    return {
      competitorId: who === us ? null : who,
      pieces: total?.pieces ?? 0,
      timed: total?.timed ?? 0,
      ...timesOf(times(who)),
      kinds: kinds(who).map(({ kind, pieces }) => ({ kind, pieces })),
      formats: formats(who).map(({ format, pieces }) => ({ format, pieces })),
      tags: tags(who)
        .slice(0, mostTags)
        .map(({ tag, pieces }) => ({ tag, pieces })),
      numbers: numbersOf(total),
      best: best(who).map(({ who: _, happenedAt, ...piece }) => ({
        ...piece,
        happenedAt: toInstant(happenedAt),
      })),
      followers: followersOf(followers(who)),
    }
  })
}

const followerStep = ({ from, to }: Asked): number =>
  Math.max(1, Math.ceil((to - from) / dayMs / followerPoints)) * dayMs

function timesOf(rows: readonly Times[]): Pick<ComparedOne, 'hours' | 'months'> {
  const hours = Array.from({ length: 168 }, () => 0)
  const months = new Map<string, number>()
  for (const { hour, month, pieces } of rows) {
    if (hour !== null) hours[hour] = (hours[hour] ?? 0) + pieces
    months.set(month, (months.get(month) ?? 0) + pieces)
  }
  return {
    hours,
    months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, pieces]) => ({ month, pieces })),
  }
}

const numbersOf = (total: Totals | undefined): ComparedOne['numbers'] =>
  Object.fromEntries(
    comparedNumbers.map(name => [
      name,
      {
        known: total?.[`${name}Known`] ?? 0,
        median: total?.[`${name}Median`] ?? null,
        best: total?.[`${name}Best`] ?? null,
      },
    ]),
  ) as ComparedOne['numbers']

type FollowerRow = Of<{ channelId: string | null; network: string | null; at: number; followers: number }>

function followersOf(rows: readonly FollowerRow[]): ComparedOne['followers'] {
  const channels = new Map<string | null, ComparedOne['followers'][number]>()
  for (const { channelId, network, at, followers } of rows) {
    const channel = channels.get(channelId) ?? { channelId, network, points: [] }
    channels.set(channelId, channel)
    channel.points.push({ at: toInstant(at), followers })
  }
  return [...channels.values()]
}

/**
 * Each question walks through an index for each span of equal offset and each competitor. The week of a wall-clock hour begins on
 * Monday: the epoch was a Thursday, and as many weeks more keep earlier times from being negative.
 */
function prepareQuestions({ db }: Pick<CoreContext, 'db'>) {
  const prepare = <T>(sql: string) => db.sqlite.prepare<Asked, T>(fixedPlan(sql))
  const observed = `FROM json_each(:spans) s CROSS JOIN json_each(:ids) c CROSS JOIN observations o
    WHERE o.competitorId = c.value AND o.deletedAt IS NULL
      AND o.happenedAt >= s.value ->> '$.from' AND o.happenedAt < s.value ->> '$.to'`
  const reactions = 'coalesce(o.likes, 0) + coalesce(o.comments, 0) + coalesce(o.shares, 0)'
  const summaries = comparedNumbers.map(
    name =>
      `count(o.${name}) AS ${name}Known, median(o.${name}) AS ${name}Median, max(o.${name}) AS ${name}Best`,
  )
  const weekMs = 7 * dayMs
  const hourOf = (at: string) =>
    `(${at} + (s.value ->> '$.offsetMs') + ${3 * dayMs + 100_000 * weekMs}) / 3600000 % 168`
  const monthOf = (at: string) =>
    `strftime('%Y-%m', (${at} + (s.value ->> '$.offsetMs')) / 1000.0, 'unixepoch')`
  /** Our posts by when they were first out anywhere. */
  const ours = `WITH firsts AS MATERIALIZED (
      SELECT d.postId, min(d.publishedAt) AS at FROM deliveries d
      WHERE d.projectId = :projectId AND d.publishedAt IS NOT NULL GROUP BY d.postId
    ), ours AS MATERIALIZED (
      SELECT p.id, p.kind, p.link, f.at FROM firsts f JOIN posts p ON p.id = f.postId
      WHERE p.deletedAt IS NULL AND f.at >= :from AND f.at < :to
        AND EXISTS (SELECT 1 FROM json_each(:ids) WHERE value = '${us}')
    )`
  const ourFormat = `(SELECT CASE WHEN count(*) > 1 THEN 'carousel' WHEN count(*) = 0 THEN iif(p.link <> '', 'link', 'text')
      WHEN max(f.kind) = 'video' THEN 'video' ELSE 'image' END
    FROM post_media m JOIN media f ON f.id = m.mediaId WHERE m.postId = p.id AND m.channelId IS NULL)`
  return {
    reach: prepare<{ first: number | null; last: number | null }>(
      `SELECT min(at) AS first, max(at) AS last FROM (
         SELECT o.happenedAt AS at FROM json_each(:ids) c CROSS JOIN observations o
         WHERE o.competitorId = c.value AND o.deletedAt IS NULL AND o.happenedAt >= :from AND o.happenedAt < :to
         UNION ALL SELECT at FROM (${ours} SELECT at FROM ours))`,
    ),
    totals: prepare<Totals>(
      `SELECT c.value AS who, count(*) AS pieces, count(o.publishedAt) AS timed, ${summaries.join(', ')}
       ${observed} GROUP BY who`,
    ),
    times: prepare<Times>(
      `SELECT c.value AS who, ${hourOf('o.publishedAt')} AS hour, ${monthOf('o.happenedAt')} AS month, count(*) AS pieces
       ${observed} GROUP BY who, hour, month`,
    ),
    kinds: prepare<Of<{ kind: ObservationKind; pieces: number }>>(
      `SELECT c.value AS who, o.kind, count(*) AS pieces ${observed}
       GROUP BY who, o.kind ORDER BY who, pieces DESC, o.kind`,
    ),
    formats: prepare<Of<{ format: ObservationFormat; pieces: number }>>(
      `SELECT c.value AS who, o.format, count(*) AS pieces ${observed}
       GROUP BY who, o.format ORDER BY who, pieces DESC, o.format`,
    ),
    tags: prepare<Of<{ tag: string; pieces: number }>>(
      `SELECT who, t.tag, count(*) AS pieces FROM (SELECT c.value AS who, o.id ${observed}) f
       CROSS JOIN observation_tags t WHERE t.observationId = f.id
       GROUP BY who, t.tag ORDER BY who, pieces DESC, t.tag`,
    ),
    best: prepare<Of<Omit<BestPiece, 'happenedAt'> & { happenedAt: number }>>(
      `SELECT who, b.id, substr(CASE WHEN trim(o.text) <> '' THEN o.text ELSE o.shotText END, 1, 200) AS excerpt,
         (SELECT m.mediaId FROM observation_media m WHERE m.observationId = b.id ORDER BY m.position LIMIT 1) AS mediaId,
         b.happenedAt, b.reactions
       FROM (SELECT c.value AS who, o.id, o.happenedAt, ${reactions} AS reactions, row_number() OVER (
               PARTITION BY c.value ORDER BY ${reactions} DESC, o.happenedAt DESC, o.id DESC) AS place
             ${observed} AND (o.likes IS NOT NULL OR o.comments IS NOT NULL OR o.shares IS NOT NULL)) b
       CROSS JOIN observations o WHERE o.id = b.id AND b.place <= ${mostBest} ORDER BY who, b.place`,
    ),
    followers: db.sqlite.prepare<Asked & { step: number }, FollowerRow>(
      fixedPlan(
        `SELECT c.value AS who, k.id AS channelId, k.network, max(o.seenAt) AS at, o.followers
         FROM json_each(:ids) c CROSS JOIN observations o
         LEFT JOIN competitor_channels k ON k.id = o.competitorChannelId
         WHERE o.competitorId = c.value AND o.followers IS NOT NULL AND o.deletedAt IS NULL
           AND o.seenAt >= :from AND o.seenAt < :to
         GROUP BY who, o.competitorChannelId, CAST((o.seenAt - :from) / :step AS INTEGER) ORDER BY who, o.competitorChannelId, at`,
      ),
    ),
    ourTotals: prepare<Totals>(
      `${ours} SELECT '${us}' AS who, count(*) AS pieces, count(*) AS timed,
         ${comparedNumbers.map(name => `0 AS ${name}Known, NULL AS ${name}Median, NULL AS ${name}Best`).join(', ')} FROM ours`,
    ),
    ourTimes: prepare<Times>(
      `${ours} SELECT '${us}' AS who, ${hourOf('p.at')} AS hour, ${monthOf('p.at')} AS month, count(*) AS pieces
       FROM json_each(:spans) s CROSS JOIN ours p WHERE p.at >= s.value ->> '$.from' AND p.at < s.value ->> '$.to'
       GROUP BY hour, month`,
    ),
    ourKinds: prepare<Of<{ kind: ObservationKind; pieces: number }>>(
      `${ours} SELECT '${us}' AS who, iif(p.kind IN ('advertisement', 'contest'), p.kind, 'post') AS kind, count(*) AS pieces
       FROM ours p GROUP BY 2 ORDER BY pieces DESC, 2`,
    ),
    ourFormats: prepare<Of<{ format: ObservationFormat; pieces: number }>>(
      `${ours} SELECT '${us}' AS who, ${ourFormat} AS format, count(*) AS pieces
       FROM ours p GROUP BY 2 ORDER BY pieces DESC, 2`,
    ),
    ourTags: prepare<Of<{ tag: string; pieces: number }>>(
      `${ours} SELECT '${us}' AS who, l.name AS tag, count(DISTINCT p.id) AS pieces
       FROM ours p JOIN post_labels pl ON pl.postId = p.id JOIN labels l ON l.id = pl.labelId
       GROUP BY l.name ORDER BY pieces DESC, l.name`,
    ),
  }
}
