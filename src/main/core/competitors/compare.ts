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

/** Rows that say of whom they are: by the place among the ids, because numbers are grouped quicker than ids. */
type Of<T> = T & { who: number }
type Hours = Of<{ hour: number; pieces: number }>
type Days = Of<{ day: number; pieces: number }>
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
  const ours = <T>(statement: { all(asked: Asked): T[] }): T[] =>
    subjects[0] === us ? statement.all(asked) : []
  const byWho = <T>(rows: readonly Of<T>[]) => {
    const groups = subjects.map((): Of<T>[] => [])
    for (const row of rows) groups[row.who]?.push(row)
    return (who: number): Of<T>[] => groups[who] ?? []
  }
  const totals = byWho([...ask.totals.all(asked), ...ours(ask.ourTotals)])
  const hours = byWho([...ask.hours.all(asked), ...ours(ask.ourHours)])
  const days = byWho([...ask.days.all(asked), ...ours(ask.ourDays)])
  const kinds = byWho([...ask.kinds.all(asked), ...ours(ask.ourKinds)])
  const formats = byWho([...ask.formats.all(asked), ...ours(ask.ourFormats)])
  const tags = byWho([...ask.tags.all(asked), ...ours(ask.ourTags)])
  const followers = byWho(ask.followers.all({ ...asked, step: followerStep(asked) }))
  return subjects.map((id, who) => {
    const [total] = totals(who)
    return {
      competitorId: id === us ? null : id,
      pieces: total?.pieces ?? 0,
      timed: total?.timed ?? 0,
      hours: hoursOf(hours(who)),
      months: monthsOf(days(who)),
      kinds: kinds(who).map(({ kind, pieces }) => ({ kind, pieces })),
      formats: formats(who).map(({ format, pieces }) => ({ format, pieces })),
      tags: tags(who)
        .slice(0, mostTags)
        .map(({ tag, pieces }) => ({ tag, pieces })),
      numbers: numbersOf(total),
      best: ask.best
        .all({ ...asked, id })
        .map(({ happenedAt, ...piece }) => ({ ...piece, happenedAt: toInstant(happenedAt) })),
      followers: followersOf(followers(who)),
    }
  })
}

const followerStep = ({ from, to }: Asked): number =>
  Math.max(1, Math.ceil((to - from) / dayMs / followerPoints)) * dayMs

function hoursOf(rows: readonly Hours[]): number[] {
  const hours = Array.from({ length: 168 }, () => 0)
  for (const { hour, pieces } of rows) hours[hour] = pieces
  return hours
}

function monthsOf(rows: readonly Days[]): ComparedOne['months'] {
  const months = new Map<string, number>()
  for (const { day, pieces } of rows) {
    const month = toInstant(day * dayMs).slice(0, -17)
    months.set(month, (months.get(month) ?? 0) + pieces)
  }
  return [...months].map(([month, pieces]) => ({ month, pieces }))
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

/** Each question walks through an index for each span of equal offset and each competitor. */
function prepareQuestions({ db }: Pick<CoreContext, 'db'>) {
  const prepare = <T>(sql: string) => db.sqlite.prepare<Asked, T>(fixedPlan(sql))
  /** Read out of their JSON once and not for every row. */
  const spans = `spans AS MATERIALIZED (SELECT value ->> '$.from' AS since, value ->> '$.to' AS until,
      value ->> '$.offsetMs' AS offsetMs FROM json_each(:spans))`
  const observed = `FROM spans s CROSS JOIN json_each(:ids) c CROSS JOIN observations o
    WHERE o.competitorId = c.value AND o.deletedAt IS NULL AND o.happenedAt >= s.since AND o.happenedAt < s.until`
  const reactions = 'coalesce(o.likes, 0) + coalesce(o.comments, 0) + coalesce(o.shares, 0)'
  const summaries = comparedNumbers.map(
    name =>
      `count(o.${name}) AS ${name}Known, median(o.${name}) AS ${name}Median, max(o.${name}) AS ${name}Best`,
  )
  // As many weeks more keep what was before the epoch, a Thursday, from being negative.
  const weeks = 100_000
  const hourOf = (at: string) => `(${at} + s.offsetMs + ${(weeks * 7 + 3) * dayMs}) / 3600000 % 168`
  const dayOf = (at: string) => `(${at} + s.offsetMs + ${weeks * 7 * dayMs}) / ${dayMs} - ${weeks * 7}`
  /** Our posts by when they were first out anywhere. */
  const ours = `WITH firsts AS MATERIALIZED (
      SELECT d.postId, min(d.publishedAt) AS at FROM deliveries d
      WHERE d.projectId = :projectId AND d.publishedAt IS NOT NULL GROUP BY d.postId
    ), ours AS MATERIALIZED (
      SELECT p.id, p.kind, p.link, f.at FROM firsts f JOIN posts p ON p.id = f.postId
      WHERE p.deletedAt IS NULL AND f.at >= :from AND f.at < :to
        AND EXISTS (SELECT 1 FROM json_each(:ids) WHERE value = '${us}')
    )`
  const ourSpans = 'FROM spans s CROSS JOIN ours p WHERE p.at >= s.since AND p.at < s.until'
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
      `WITH ${spans} SELECT c.key AS who, count(*) AS pieces, count(o.publishedAt) AS timed, ${summaries.join(', ')}
       ${observed} GROUP BY who`,
    ),
    hours: prepare<Hours>(
      `WITH ${spans} SELECT c.key AS who, ${hourOf('o.publishedAt')} AS hour, count(*) AS pieces
       ${observed} AND o.publishedAt IS NOT NULL GROUP BY who, hour`,
    ),
    days: prepare<Days>(
      `WITH ${spans} SELECT c.key AS who, ${dayOf('o.happenedAt')} AS day, count(*) AS pieces
       ${observed} GROUP BY who, day ORDER BY who, day`,
    ),
    kinds: prepare<Of<{ kind: ObservationKind; pieces: number }>>(
      `WITH ${spans} SELECT c.key AS who, o.kind, count(*) AS pieces ${observed}
       GROUP BY who, o.kind ORDER BY who, pieces DESC, o.kind`,
    ),
    formats: prepare<Of<{ format: ObservationFormat; pieces: number }>>(
      `WITH ${spans} SELECT c.key AS who, o.format, count(*) AS pieces ${observed}
       GROUP BY who, o.format ORDER BY who, pieces DESC, o.format`,
    ),
    tags: prepare<Of<{ tag: string; pieces: number }>>(
      `WITH ${spans} SELECT who, t.tag, count(*) AS pieces FROM (SELECT c.key AS who, o.id ${observed}) f
       CROSS JOIN observation_tags t WHERE t.observationId = f.id
       GROUP BY who, t.tag ORDER BY who, pieces DESC, t.tag`,
    ),
    // One by one: the three best of two thousand are found without sorting those.
    best: db.sqlite.prepare<Asked & { id: string }, Omit<BestPiece, 'happenedAt'> & { happenedAt: number }>(
      fixedPlan(
        `SELECT b.id, substr(CASE WHEN trim(o.text) <> '' THEN o.text ELSE o.shotText END, 1, 200) AS excerpt,
           (SELECT m.mediaId FROM observation_media m WHERE m.observationId = b.id ORDER BY m.position LIMIT 1) AS mediaId,
           b.happenedAt, b.reactions
         FROM (SELECT o.id, o.happenedAt, ${reactions} AS reactions FROM observations o
               WHERE o.competitorId = :id AND o.deletedAt IS NULL AND o.happenedAt >= :from AND o.happenedAt < :to
                 AND (o.likes IS NOT NULL OR o.comments IS NOT NULL OR o.shares IS NOT NULL)
               ORDER BY reactions DESC, o.happenedAt DESC, o.id DESC LIMIT ${mostBest}) b
         CROSS JOIN observations o WHERE o.id = b.id ORDER BY b.reactions DESC, b.happenedAt DESC, b.id DESC`,
      ),
    ),
    followers: db.sqlite.prepare<Asked & { step: number }, FollowerRow>(
      fixedPlan(
        `SELECT c.key AS who, k.id AS channelId, k.network, max(o.seenAt) AS at, o.followers
         FROM json_each(:ids) c CROSS JOIN observations o
         LEFT JOIN competitor_channels k ON k.id = o.competitorChannelId
         WHERE o.competitorId = c.value AND o.followers IS NOT NULL AND o.deletedAt IS NULL
           AND o.seenAt >= :from AND o.seenAt < :to
         GROUP BY who, o.competitorChannelId, CAST((o.seenAt - :from) / :step AS INTEGER) ORDER BY who, o.competitorChannelId, at`,
      ),
    ),
    ourTotals: prepare<Totals>(
      `${ours} SELECT 0 AS who, count(*) AS pieces, count(*) AS timed,
         ${comparedNumbers.map(name => `0 AS ${name}Known, NULL AS ${name}Median, NULL AS ${name}Best`).join(', ')} FROM ours`,
    ),
    ourHours: prepare<Hours>(
      `${ours}, ${spans} SELECT 0 AS who, ${hourOf('p.at')} AS hour, count(*) AS pieces
       ${ourSpans} GROUP BY hour`,
    ),
    ourDays: prepare<Days>(
      `${ours}, ${spans} SELECT 0 AS who, ${dayOf('p.at')} AS day, count(*) AS pieces
       ${ourSpans} GROUP BY day ORDER BY day`,
    ),
    ourKinds: prepare<Of<{ kind: ObservationKind; pieces: number }>>(
      `${ours} SELECT 0 AS who, iif(p.kind IN ('advertisement', 'contest'), p.kind, 'post') AS kind, count(*) AS pieces
       FROM ours p GROUP BY 2 ORDER BY pieces DESC, 2`,
    ),
    ourFormats: prepare<Of<{ format: ObservationFormat; pieces: number }>>(
      `${ours} SELECT 0 AS who, ${ourFormat} AS format, count(*) AS pieces
       FROM ours p GROUP BY 2 ORDER BY pieces DESC, 2`,
    ),
    ourTags: prepare<Of<{ tag: string; pieces: number }>>(
      `${ours} SELECT 0 AS who, l.name AS tag, count(DISTINCT p.id) AS pieces
       FROM ours p JOIN post_labels pl ON pl.postId = p.id JOIN labels l ON l.id = pl.labelId
       GROUP BY l.name ORDER BY pieces DESC, l.name`,
    ),
  }
}
