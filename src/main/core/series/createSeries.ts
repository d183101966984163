import type { SeriesChange } from '#shared/contract/series.ts'
import { movableStates } from '#shared/model/delivery.ts'
import type { ChannelSchedule } from '#shared/model/series.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { firstTime, timesAfter } from '#shared/time/recurrence.ts'
import type { Recurrence } from '#shared/time/recurrence.ts'
import { formatRule, parseRule, refusedRule } from '#shared/time/rule.ts'
import { localOf } from '#shared/time/zoned.ts'
import { fieldsOf } from '../posts/postRepo.ts'
import { checkRepeatable } from '../publishing/checkRepeatable.ts'
import type { ChangeParts } from './changeSeries.ts'
import { beginWithout } from './leftOut.ts'
import { beforeOf } from './seriesChange.ts'
import { schedulesAt, shiftSchedule, withSeconds } from './template.ts'

export interface NewSeries {
  postId: string
  rule: string
  startLocal: string
  zone: string
  schedules: ChannelSchedule[]
  /** Days of its zone (`2026-11-22`) on which it has nothing; the first of its rule may be among them. */
  leftOut: readonly string[]
}

/** Lets a post repeat: it becomes the first of its series. */
export function createSeries(parts: ChangeParts, wanted: NewSeries): SeriesChange & { seriesId: string } {
  const { context, series, posts, deliveries, planning, makeAhead } = parts
  const { postId, zone, leftOut } = wanted
  const post = posts.get(postId)
  if (series.ofPost(postId) !== null) throw new AppError('conflict', 'This post repeats already.')
  const rule = parseRule(wanted.rule, zone)
  const asked = withSeconds(wanted.startLocal)
  const startLocal = firstTime({ rule, startLocal: asked })
  const occurrenceLocal = firstTimeBut({ rule, startLocal }, leftOut)
  const schedules = wanted.schedules.map(({ channelId, schedule }) => ({
    channelId,
    schedule: shiftSchedule(schedule, asked, startLocal),
  }))
  const own = deliveries.ofPost(postId)
  checkRepeatable(own)
  for (const { channelId, schedule } of schedulesAt({ schedules, startLocal }, occurrenceLocal)) {
    const delivery = own.find(d => d.channelId === channelId)
    if (delivery === undefined) throw new AppError('invalid_input', 'The post does not go to this channel.')
    // What is out already is the first one there.
    if (movableStates.includes(delivery.state)) planning.schedule(delivery.id, schedule)
  }
  const now = localOf(context.now(), zone)
  const seriesId = series.insert(post.projectId, {
    ...{ rule: formatRule(rule), startLocal, zone, schedules },
    content: fieldsOf(post),
    // Of a post that was out long ago, nothing is caught up on.
    madeThroughLocal: now > startLocal ? now : startLocal,
  })
  series.add({ seriesId, occurrenceLocal, postId })
  beginWithout(parts, seriesId, leftOut)
  const made = makeAhead.extend(series.get(seriesId))
  const changeId = series.keepChange(seriesId, beforeOf(null, [], { foreignPostIds: [postId] }))
  return { changeId, changed: made.length, kept: 0, seriesId }
}

/** The first time on a day that is not left out. Throws AppError `invalid_input` (`never`) where nothing is left. */
function firstTimeBut(recurrence: Recurrence, leftOut: readonly string[]): string {
  for (const local of timesAfter(recurrence, recurrence.startLocal, true)) {
    if (!leftOut.includes(local.slice(0, 10))) return local
  }
  throw refusedRule('never')
}
