import { comparedNumbers, perWeek } from '#shared/model/comparison.ts'
import type { ComparedOne, Comparison, ComparisonWish } from '#shared/model/comparison.ts'
import type { Language } from '#shared/model/language.ts'
import { byteOrderMark, csvText } from '../http/csvText.ts'
import type { CsvFile } from '../http/csvText.ts'
import { createCompare } from './compare.ts'
import type { JournalParts } from './JournalParts.ts'
import { journalWords, numberWord } from './journalWords.ts'

type ComparisonCsvParts = JournalParts & { language: () => Language }
type Words = (typeof journalWords)['en']

/**
 * A comparison as one long table (who, what, which, number), which any spreadsheet turns into the plot it likes. Throws AppError
 * `not_found` or `invalid_input`.
 */
export function createComparisonCsv(parts: ComparisonCsvParts): (wish: ComparisonWish) => CsvFile {
  const compare = createCompare(parts)
  return wish => {
    const words = journalWords[parts.language()]
    const project = parts.projects.get(wish.projectId)
    const comparison = compare(wish)
    const lines = comparison.compared.flatMap(one => {
      const who =
        one.competitorId === null
          ? `${project.name} (${words.us})`
          : parts.competitors.get(one.competitorId).name
      return linesOf(one, comparison, words).map(line => [who, ...line])
    })
    const head = [words.who, words.what, words.value, words.pieces]
    const period = `${comparison.from} – ${comparison.to}`
    // oxlint-disable-next-line typescript/require-await -- a small file; others come in pieces
    async function* pieces(): AsyncGenerator<string> {
      yield byteOrderMark + csvText([head, ...lines])
    }
    return { name: `Ratiba ${project.name} ${words.comparison} ${period}.csv`, pieces: pieces() }
  }
}

function linesOf(one: ComparedOne, comparison: Comparison, words: Words): string[][] {
  const hours = one.hours.flatMap((pieces, hour) =>
    pieces === 0
      ? []
      : [[words.hour, `${words.weekdays[Math.floor(hour / 24)] ?? ''} ${hour % 24}:00`, String(pieces)]],
  )
  const numbers = comparedNumbers.flatMap(name => {
    const { median, best } = one.numbers[name]
    return median === null || best === null
      ? []
      : [
          [`${words.median}: ${numberWord(words, name)}`, '', String(median)],
          [`${words.best}: ${numberWord(words, name)}`, '', String(best)],
        ]
  })
  return [
    [words.pieces, '', String(one.pieces)],
    [words.perWeek, '', perWeek(one.pieces, comparison).toFixed(2)],
    ...one.months.map(({ month, pieces }) => [words.month, month, String(pieces)]),
    ...hours,
    ...one.kinds.map(({ kind, pieces }) => [words.kind, words.kinds[kind], String(pieces)]),
    ...one.formats.map(({ format, pieces }) => [words.format, words.formats[format], String(pieces)]),
    ...one.tags.map(({ tag, pieces }) => [words.tags, tag, String(pieces)]),
    ...numbers,
    ...one.followers.flatMap(({ network, points }) =>
      points.map(({ at, followers }) => [
        network === null ? words.followers : `${words.followers}: ${network}`,
        at.slice(0, 10),
        String(followers),
      ]),
    ),
  ]
}
