import type { Campaign } from '#shared/model/campaign.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { DocumentWish } from '#shared/model/document.ts'
import type { Pillar } from '#shared/model/pillar.ts'
import type { Portrait } from '#shared/model/portrait.ts'
import type { Project } from '#shared/model/project.ts'
import type { CaseStudyContent, StrategyContent } from '#shared/model/strategy.ts'
import type { FaceCard } from './blocks.ts'
import { brandInk } from './brandInk.ts'
import { caseStudyDocument } from './caseStudyDocument.ts'
import { cover } from './cover.ts'
import { createSheet } from './createSheet.ts'
import type { Sheet } from './createSheet.ts'
import { documentFormats } from './documentFormats.ts'
import type { DocumentFormats } from './documentFormats.ts'
import { documentName } from './documentName.ts'
import { documentWords } from './documentWords.ts'
import type { DocumentWords } from './documentWords.ts'
import { openFonts } from './openFonts.ts'
import type { ShownPost } from './shownPosts.ts'
import { strategyDocument } from './strategyDocument.ts'

/** All that a document is set from: plain values, as they cross to a thread of its own. */
export interface DocumentData {
  /** The primary colour of the project's brand kit. */
  colour: string
  wish: DocumentWish
  /** Epoch ms. */
  now: number
  project: Project
  campaign: Campaign | null
  pillars: readonly Pillar[]
  portraits: readonly Portrait[]
  channels: readonly Channel[]
  content:
    | { kind: 'strategy'; page: StrategyContent }
    | { kind: 'caseStudy'; study: CaseStudyContent; posts: ShownPost[] }
  logo: Uint8Array | null
  coverPicture: Uint8Array | null
  /** Cut square, by the ids of their media; what could not be read is not there. */
  pictures: ReadonlyMap<string, Uint8Array>
}

/** What the parts of a document are made of. */
export interface DocumentSource {
  sheet: Sheet
  words: DocumentWords
  formats: DocumentFormats
  project: Project
  campaign: Campaign | null
  pillars: readonly Pillar[]
  portraits: readonly Portrait[]
  channels: readonly Channel[]
  picture(mediaId: string | null): Buffer | null
  faces(portraits: readonly Portrait[]): FaceCard[]
}

/** Sets a strategy or a case study as a PDF in the project's brand. It takes as long as it takes: call it where nobody waits. */
export async function setDocument(data: DocumentData): Promise<Uint8Array> {
  const { wish, project, campaign, content } = data
  const words = documentWords[wish.language]
  const formats = documentFormats(wish.language)
  const { name, title } = documentName(data)
  const sheet = createSheet(await openFonts(), brandInk(data.colour), {
    title: name,
    author: wish.preparedBy === '' ? project.name : wish.preparedBy,
    language: wish.language,
    createdAt: new Date(data.now),
  })
  const { startsOn = null, endsOn = null } = content.kind === 'caseStudy' ? content.study : (campaign ?? {})
  const dates = formats.days(startsOn, endsOn)
  cover(sheet, {
    kind: words[wish.kind],
    title,
    lines: [campaign === null ? '' : project.name, dates].filter(line => line !== ''),
    by: wish.preparedBy === '' ? '' : words.preparedBy.replace('{name}', wish.preparedBy),
    date: formats.instant(data.now, project.zone),
    initials: initialsOf(project.name),
    logo: asBuffer(data.logo),
    picture: asBuffer(data.coverPicture),
  })
  const picture = (mediaId: string | null) => asBuffer(data.pictures.get(mediaId ?? '') ?? null)
  const source: DocumentSource = {
    ...{ sheet, words, formats, project, campaign, picture },
    ...{ pillars: data.pillars, portraits: data.portraits, channels: data.channels },
    faces: chosen => chosen.map(portrait => faceOf(portrait, words, picture)),
  }
  sheet.newPage()
  if (content.kind === 'strategy') strategyDocument(source, content.page)
  else caseStudyDocument(source, content.study, content.posts)
  return sheet.end(campaign === null ? name : `${project.name} · ${name}`)
}

/** Bytes that crossed to a thread are no Buffer any more. */
const asBuffer = (bytes: Uint8Array | null): Buffer | null =>
  bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function faceOf(portrait: Portrait, words: DocumentWords, picture: DocumentSource['picture']): FaceCard {
  const { name, colour, place, gender, ageFrom, ageTo, gathers } = portrait
  const age =
    ageFrom !== null && ageTo !== null
      ? ageFrom === ageTo
        ? String(ageFrom)
        : `${ageFrom}–${ageTo}`
      : ageFrom !== null
        ? words.from.replace('{age}', String(ageFrom))
        : ageTo !== null
          ? words.upTo.replace('{age}', String(ageTo))
          : ''
  const who = [place, gender === 'any' ? '' : words[gender], age].filter(text => text !== '').join(' · ')
  const facts = [
    ...(['interests', 'behaviour', 'wishes', 'fears'] as const).map(fact => ({
      label: words[fact],
      text: portrait[fact].trim(),
    })),
    { label: words.gathers, text: gathers.map(gathering => gathering.name).join(' · ') },
  ].filter(({ text }) => text !== '')
  return {
    picture: picture(portrait.mediaId),
    initials: initialsOf(name),
    ...{ colour, name, who, facts },
    said: portrait.words.trim(),
  }
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/u)
    .filter(word => /^[\p{L}\p{N}]/u.test(word))
    .slice(0, 2)
    .map(word => Array.from(word)[0]?.toLocaleUpperCase() ?? '')
    .join('')
