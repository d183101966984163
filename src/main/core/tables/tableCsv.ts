import { assertNever } from '#shared/model/assertNever.ts'
import { balanceOf } from '#shared/model/balanceOf.ts'
import type { Language } from '#shared/model/language.ts'
import { majorText } from '#shared/model/money.ts'
import type { Portrait } from '#shared/model/portrait.ts'
import type { Project } from '#shared/model/project.ts'
import type { TableWish } from '#shared/model/table.ts'
import type { CampaignRepo } from '../campaigns/campaignRepo.ts'
import type { CompetitorRepo } from '../competitors/competitorRepo.ts'
import type { TheirCampaignRepo } from '../competitors/theirCampaignRepo.ts'
import type { CoreContext } from '../CoreContext.ts'
import { fromInstant } from '../db/instants.ts'
import { byteOrderMark, csvText } from '../http/csvText.ts'
import type { CsvFile } from '../http/csvText.ts'
import { listPillars } from '../pillars/listPillars.ts'
import type { PortraitRepo } from '../portraits/portraitRepo.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { DeliveryRepo } from '../publishing/deliveryRepo.ts'
import type { PlannedCards } from '../series/plannedCards.ts'
import { tableWords } from './tableWords.ts'

interface TableParts {
  context: CoreContext
  projects: ProjectRepo
  portraits: PortraitRepo
  competitors: CompetitorRepo
  campaigns: CampaignRepo
  theirCampaigns: TheirCampaignRepo
  deliveries: DeliveryRepo
  plannedCards: PlannedCards
  language: () => Language
}

type Words = (typeof tableWords)['en']
type OfKind<K extends TableWish['kind']> = Extract<TableWish, { kind: K }>

/** Tables of the thinking half, with the words and the order of the screen. Throws AppError `not_found`. */
export function createTableCsv(parts: TableParts): (wish: TableWish) => CsvFile {
  return wish => {
    const words = tableWords[parts.language()]
    const projects = parts.projects
      .list()
      .filter(({ id }) => wish.projectId === null || id === wish.projectId)
    const { name, rows } = tableOf(parts, wish, projects, words)
    // oxlint-disable-next-line typescript/require-await -- a small file; others come in pieces
    async function* pieces(): AsyncGenerator<string> {
      yield byteOrderMark + csvText(rows)
    }
    const of = wish.projectId === null ? '' : (projects[0]?.name ?? '')
    return { name: `${['Ratiba', of, name].filter(Boolean).join(' ')}.csv`, pieces: pieces() }
  }
}

function tableOf(
  parts: TableParts,
  wish: TableWish,
  projects: readonly Project[],
  words: Words,
): { name: string; rows: string[][] } {
  switch (wish.kind) {
    case 'audience':
      return { name: words.audience, rows: audienceRows(parts, projects, words) }
    case 'campaigns':
      return { name: words.campaigns, rows: campaignRows(parts, projects, words) }
    case 'theirCampaigns':
      return { name: words.theirCampaigns, rows: theirCampaignRows(parts, projects, words) }
    case 'pillars': {
      const period = `${wish.from.slice(0, 10)} – ${wish.to.slice(0, 10)}`
      return { name: `${words.pillars} ${period}`, rows: pillarRows(parts, wish, projects, words) }
    }
    case 'strengths':
      return { name: words.strengthsAndWeaknesses, rows: strengthRows(parts, wish, words) }
    default:
      return assertNever(wish)
  }
}

const facts = ['interests', 'behaviour', 'wishes', 'fears', 'words'] as const

function audienceRows({ portraits }: TableParts, projects: readonly Project[], words: Words): string[][] {
  const line = (one: Portrait): string[] => [
    ...[one.name, one.place, words.genders[one.gender], numberText(one.ageFrom), numberText(one.ageTo)],
    ...facts.map(fact => one[fact]),
    one.gathers.map(({ name, url }) => (url === null ? name : `${name} (${url})`)).join('\n'),
  ]
  const head = [
    ...[words.project, words.portrait, words.place, words.gender, words.ageFrom, words.ageTo],
    ...facts.map(fact => words[fact]),
    words.gathers,
  ]
  const rows = projects.flatMap(({ id, name }) => portraits.list(id).map(one => [name, ...line(one)]))
  return [head, ...rows]
}

function campaignRows({ campaigns }: TableParts, projects: readonly Project[], words: Words): string[][] {
  const rows = projects.flatMap(project =>
    campaigns.list(project.id).map(one => {
      const money = (minor: number | null) =>
        minor === null || one.currency === null ? '' : majorText(minor, one.currency)
      return [
        ...[project.name, one.name, one.startsOn ?? '', one.endsOn ?? '', one.goal, one.measure],
        ...[money(one.budgetMinor), money(one.spentMinor), one.currency ?? ''],
      ]
    }),
  )
  const head = [
    ...[words.project, words.campaign, words.startsOn, words.endsOn, words.goal, words.measure],
    ...[words.budget, words.spent, words.currency],
  ]
  return [head, ...rows]
}

function theirCampaignRows(
  { theirCampaigns, competitors }: TableParts,
  projects: readonly Project[],
  words: Words,
): string[][] {
  const rows = projects.flatMap(project => {
    const names = new Map(competitors.list(project.id).map(({ id, name }) => [id, name]))
    return theirCampaigns
      .list(project.id)
      .map(one => [
        ...[project.name, names.get(one.competitorId) ?? '', one.name, one.startsOn ?? '', one.endsOn ?? ''],
        ...[one.offer, one.networks.join(', '), numberText(one.weight), String(one.observations)],
      ])
  })
  const head = [
    ...[words.project, words.competitor, words.campaign, words.startsOn, words.endsOn, words.offer],
    ...[words.networks, words.weight, words.pieces],
  ]
  return [head, ...rows]
}

/** Counted like the bar above the calendar: what series will make counts as well. */
function pillarRows(
  { context, deliveries, plannedCards }: TableParts,
  { from, to, projectId }: OfKind<'pillars'>,
  projects: readonly Project[],
  words: Words,
): string[][] {
  const range = { from: fromInstant(from), to: fromInstant(to), projectId }
  const made = deliveries.cards(
    'd.dueAt >= :from AND d.dueAt < :to AND (:projectId IS NULL OR d.projectId = :projectId)',
    range,
  )
  const balances = balanceOf(plannedCards.mixedWith(made, range), from, to)
  const rows = projects.flatMap(project => {
    const balance = balances.get(project.id)
    const posts = balance?.posts ?? 0
    const line = (name: string, count: number, target: number | null) => [
      ...[project.name, name, String(count)],
      posts === 0 ? '' : ((100 * count) / posts).toFixed(1),
      numberText(target),
    ]
    const without = balance?.byPillar.get(null) ?? 0
    return [
      ...listPillars(context, project.id).map(({ id, name, targetShare }) =>
        line(name, balance?.byPillar.get(id) ?? 0, targetShare),
      ),
      ...(without === 0 ? [] : [line(words.noPillar, without, null)]),
    ]
  })
  return [[words.project, words.pillar, words.posts, words.share, words.target], ...rows]
}

function strengthRows(
  { competitors }: TableParts,
  { competitorIds }: OfKind<'strengths'>,
  words: Words,
): string[][] {
  const rows = competitorIds.map(id => {
    const { name, positioning, priceLevel, strengths, weaknesses, website } = competitors.get(id)
    const price = priceLevel === null ? '' : words.priceLevels[priceLevel]
    return [name, positioning, price, strengths.trim(), weaknesses.trim(), website ?? '']
  })
  const head = [words.competitor, words.positioning, words.priceLevel, words.strengths, words.weaknesses]
  return [[...head, words.website], ...rows]
}

const numberText = (value: number | null): string => value?.toString() ?? ''
