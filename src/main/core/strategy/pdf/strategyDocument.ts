import { phaseTimeline } from '#shared/model/phaseTimeline.ts'
import type { StrategyContent } from '#shared/model/strategy.ts'
import {
  doAndDont,
  faceCards,
  labelled,
  numberGrid,
  quote,
  sectionHead,
  shareBar,
  styles,
  timeline,
} from './blocks.ts'
import type { DocumentSource } from './setDocument.ts'

const isSaid = (...texts: readonly string[]) => texts.some(text => text.trim() !== '')

/** The sections of a strategy in their order; what nothing was written in is left out. */
export function strategyDocument(source: DocumentSource, content: StrategyContent): void {
  for (const section of [goal, message, voice, pillars, channels, audience, budget, phases, learned]) {
    section(source, content)
  }
}

type Section = (source: DocumentSource, content: StrategyContent) => void

const goal: Section = ({ sheet, words, campaign }, content) => {
  const { goal: text, measure } = campaign ?? content
  if (!isSaid(text, measure)) return
  sectionHead(sheet, words.goal, 60)
  labelled(sheet, '', text, styles.lead)
  labelled(sheet, words.measure, measure)
}

const message: Section = ({ sheet, words }, { message: text }) => {
  if (!isSaid(text)) return
  sectionHead(sheet, words.message, 70)
  quote(sheet, text)
}

const voice: Section = ({ sheet, words }, { voice: text, voiceDo, voiceDont }) => {
  if (!isSaid(text, voiceDo, voiceDont)) return
  sectionHead(sheet, words.voice, 60)
  labelled(sheet, '', text)
  doAndDont(sheet, [
    { title: words.do, text: voiceDo, mark: 'tick' },
    { title: words.dont, text: voiceDont, mark: 'cross' },
  ])
}

const pillars: Section = ({ sheet, words, formats, pillars: all }, { pillars: text }) => {
  if (all.length === 0 && !isSaid(text)) return
  sectionHead(sheet, words.pillars, 70)
  const shares = all.map(({ name, colour, targetShare }) => ({
    ...{ name, colour, share: targetShare },
    words: targetShare === null ? '' : `${formats.percent(targetShare / 100)} ${words.share}`,
  }))
  if (shares.length > 0) shareBar(sheet, shares)
  labelled(sheet, '', text)
}

const channels: Section = ({ sheet, words, campaign, channels: all }, { whys }) => {
  const whyOf = (id: string) => whys.find(({ channelId }) => channelId === id)?.why ?? ''
  const shown = campaign === null ? all : all.filter(({ id }) => campaign.channelIds.includes(id))
  if (shown.length === 0) return
  sectionHead(sheet, words.channels, 50)
  for (const { id, name, handle } of shown) labelled(sheet, name, whyOf(id).trim() || handle || name)
}

const audience: Section = ({ sheet, words, campaign, portraits, faces }, { audience: text }) => {
  const shown =
    campaign === null ? portraits : portraits.filter(({ id }) => campaign.portraitIds.includes(id))
  if (shown.length === 0 && !isSaid(text)) return
  sectionHead(sheet, words.audience, isSaid(text) ? 50 : 180)
  labelled(sheet, '', text)
  faceCards(sheet, faces(shown))
}

const budget: Section = ({ sheet, words, formats, campaign }, content) => {
  const { budgetMinor, currency } = campaign ?? content
  const spentMinor = campaign?.spentMinor ?? null
  if (budgetMinor === null && spentMinor === null && !isSaid(content.budget)) return
  sectionHead(sheet, words.budget, 80)
  const amount = (name: string, minor: number | null) =>
    minor === null || currency === null ? [] : [{ name, value: formats.money(minor, currency) }]
  numberGrid(sheet, [...amount(words.planned, budgetMinor), ...amount(words.spent, spentMinor)])
  labelled(sheet, '', content.budget)
}

const phases: Section = ({ sheet, words, formats }, { phases: all }) => {
  const shown = all.filter(({ name, text, startsOn }) => isSaid(name, text) || startsOn !== null)
  if (shown.length === 0) return
  sectionHead(sheet, words.phases, 110)
  const line = phaseTimeline(shown)
  if (line !== null) timeline(sheet, line, formats.month)
  for (const { name, startsOn, endsOn, text } of shown) {
    const dates = formats.daysShort(startsOn, endsOn)
    sheet.need(48)
    labelled(sheet, dates, name, styles.strong)
    sheet.y -= 4
    labelled(sheet, '', text)
  }
}

const learned: Section = ({ sheet, words }, { learned: text }) => {
  if (!isSaid(text)) return
  sectionHead(sheet, words.learned, 50)
  labelled(sheet, '', text)
}
