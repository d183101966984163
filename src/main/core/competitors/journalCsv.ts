import type { JournalCsvWish } from '#shared/contract/observations.ts'
import type { Language } from '#shared/model/language.ts'
import type { Observation } from '#shared/model/observation.ts'
import { byteOrderMark, csvText } from '../http/csvText.ts'
import type { CsvFile } from '../http/csvText.ts'
import { createOffsetTimes } from '../proof/offsetTimes.ts'
import { createFindObservations } from './findObservations.ts'
import type { JournalParts } from './JournalParts.ts'
import { journalWords } from './journalWords.ts'

type JournalCsvParts = JournalParts & { language: () => Language }

/** Read and written at a time: short enough that the core is free for others in between. */
const pieceRows = 100

/**
 * What of the journal fits, one line for each observation, in the order of the screen, with the times of its project's zone. What
 * is put away while the file is made is left out.
 */
export function createJournalCsv(parts: JournalCsvParts): (wish: JournalCsvWish) => CsvFile {
  const { context, projects, competitors, theirCampaigns, observations } = parts
  const find = createFindObservations(context)
  return wish => {
    const words = journalWords[parts.language()]
    const { projectId } = wish.filter
    const projectOf = new Map(projects.list().map(project => [project.id, project]))
    const rivals = new Map(competitors.list(projectId).map(one => [one.id, one]))
    const campaigns = new Map(theirCampaigns.list(projectId).map(({ id, name }) => [id, name]))
    const times = createOffsetTimes()
    const head = [
      ...[words.project, words.competitor, words.seen, words.published, words.kind, words.format],
      ...[words.text, words.shotText, words.link, words.tags, words.channel, words.campaign, words.likes],
      ...[words.comments, words.shares, words.views, words.followers, words.whatWorks, words.whatWeTake],
      ...[words.favourite, words.pictures, words.id],
    ]
    const line = (one: Observation): string[] => {
      const project = projectOf.get(one.projectId)
      const rival = rivals.get(one.competitorId ?? '')
      const channel = rival?.channels.find(({ id }) => id === one.competitorChannelId)
      const at = (instant: string | null) =>
        instant === null ? '' : times(Date.parse(instant), project?.zone ?? 'UTC')
      const { likes, comments, shares, views, followers } = one.numbers
      return [
        ...[project?.name ?? '', rival?.name ?? '', at(one.seenAt), at(one.publishedAt)],
        ...[words.kinds[one.kind], words.formats[one.format], one.text, one.shotText, one.link],
        one.tags.join(', '),
        channel === undefined ? '' : `${channel.network} ${channel.handle}`.trim(),
        campaigns.get(one.theirCampaignId ?? '') ?? '',
        ...[likes, comments, shares, views, followers].map(value => value?.toString() ?? ''),
        ...[
          one.whatWorks,
          one.whatWeTake,
          one.favourite ? words.yes : '',
          String(one.mediaIds.length),
          one.id,
        ],
      ]
    }
    async function* pieces(): AsyncGenerator<string> {
      yield byteOrderMark + csvText([head])
      const ids = find.ids(wish)
      for (let first = 0; first < ids.length; first += pieceRows) {
        const lines = ids.slice(first, first + pieceRows).flatMap(id => {
          const one = observations.find(id)
          return one === null ? [] : [line(one)]
        })
        if (lines.length > 0) yield csvText(lines)
        // Whatever else is due goes first.
        await new Promise<void>(resolve => setImmediate(resolve))
      }
    }
    const name = ['Ratiba', projectOf.get(projectId ?? '')?.name, words.journal].filter(Boolean).join(' ')
    return { name: `${name}.csv`, pieces: pieces() }
  }
}
