import type { Campaign } from '#shared/model/campaign.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { DocumentWish } from '#shared/model/document.ts'
import type { Pillar } from '#shared/model/pillar.ts'
import type { Portrait } from '#shared/model/portrait.ts'
import type { Project } from '#shared/model/project.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CampaignRepo } from '../../campaigns/campaignRepo.ts'
import type { ChannelRepo } from '../../channels/channelRepo.ts'
import type { CoreContext } from '../../CoreContext.ts'
import type { MediaStore } from '../../media/MediaStore.ts'
import { listPillars } from '../../pillars/listPillars.ts'
import type { PortraitRepo } from '../../portraits/portraitRepo.ts'
import type { ProjectRepo } from '../../projects/projectRepo.ts'
import type { StrategyRepo } from '../strategyRepo.ts'
import type { FaceCard } from './blocks.ts'
import { brandInk } from './brandInk.ts'
import { createShownPosts } from './shownPosts.ts'
import type { ShownPost } from './shownPosts.ts'
import { documentFormats } from './documentFormats.ts'
import type { DocumentFormats } from './documentFormats.ts'
import { documentWords } from './documentWords.ts'
import type { DocumentWords } from './documentWords.ts'
import { createReadPicture } from './readPicture.ts'
import type { ReadPicture } from './readPicture.ts'
import type { Sheet } from './createSheet.ts'

export interface DocumentPdf {
  /** What the file is to be called. */
  name: string
  bytes: Uint8Array
}

export interface DocumentPdfParts {
  context: CoreContext
  projects: ProjectRepo
  campaigns: CampaignRepo
  portraits: PortraitRepo
  channels: ChannelRepo
  strategies: StrategyRepo
  media: MediaStore
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
  readPicture: ReadPicture
  faces(portraits: readonly Portrait[]): Promise<FaceCard[]>
  /** Whatever else is due goes first. */
  pause(): Promise<void>
}

/**
 * Sets a strategy or a case study as a PDF in the project's brand. Answers `not_found` when what it is of is not there. pdfkit and
 * the fonts are read when the first one is asked for; between its parts a document lets everything else of the core run.
 */
export function createDocumentPdf(parts: DocumentPdfParts): (wish: DocumentWish) => Promise<DocumentPdf> {
  const { context, projects, campaigns, strategies } = parts
  const readPicture = createReadPicture(parts.media, context.deps.log)
  const shownPosts = createShownPosts(context)
  return async wish => {
    const project = projects.get(wish.projectId)
    const campaign = wish.campaignId === null ? null : campaigns.get(wish.campaignId)
    if (campaign !== null && campaign.projectId !== project.id)
      throw new AppError('invalid_input', 'This campaign belongs to another project.')
    const study = wish.kind === 'caseStudy' && campaign !== null ? strategies.caseStudy(campaign.id) : null
    if (wish.kind === 'caseStudy' && study === null)
      throw new AppError('not_found', 'This case study is not there any more.')
    const [{ createSheet }, { openFonts }, { cover }, { strategyDocument }, { caseStudyDocument }] =
      await Promise.all([
        import('./createSheet.ts'),
        import('./openFonts.ts'),
        import('./cover.ts'),
        import('./strategyDocument.ts'),
        import('./caseStudyDocument.ts'),
      ])
    const words = documentWords[wish.language]
    const formats = documentFormats(wish.language)
    const kind = words[wish.kind]
    const title = study?.content.title.trim() || (campaign?.name ?? project.name)
    const author = wish.preparedBy === '' ? project.name : wish.preparedBy
    const name = `${kind} – ${title}`
    const sheet = createSheet(await openFonts(), brandInk(project.colour), {
      title: name,
      author,
      language: wish.language,
      createdAt: new Date(context.now()),
    })
    const posts: ShownPost[] = study === null ? [] : shownPosts(study.content.deliveryIds)
    const dates =
      study === null
        ? formats.days(campaign?.startsOn ?? null, campaign?.endsOn ?? null)
        : formats.days(study.content.startsOn, study.content.endsOn)
    cover(sheet, {
      kind,
      title,
      lines: [campaign === null ? '' : project.name, dates].filter(line => line !== ''),
      by: wish.preparedBy === '' ? '' : words.preparedBy.replace('{name}', wish.preparedBy),
      date: formats.instant(context.now(), project.zone),
      initials: initialsOf(project.name),
      logo: await readPicture(project.logoMediaId, 'logo'),
      picture: await readPicture(posts.find(({ mediaId }) => mediaId !== null)?.mediaId ?? null, 'cover'),
    })
    const portraits = parts.portraits.list(project.id)
    const source: DocumentSource = {
      ...{ sheet, words, formats, project, campaign, portraits, readPicture },
      pillars: listPillars(context, project.id),
      channels: parts.channels.list(project.id),
      faces: chosen => Promise.all(chosen.map(portrait => faceOf(portrait, words, readPicture))),
      pause: () => new Promise(resolve => setImmediate(resolve)),
    }
    sheet.newPage()
    if (study === null) {
      const owner = { projectId: project.id, campaignId: wish.campaignId }
      await strategyDocument(source, strategies.strategy(owner).content)
    } else await caseStudyDocument(source, study.content, posts)
    const bytes = await sheet.end(campaign === null ? name : `${project.name} · ${name}`)
    return { name: `${name.replace(/[\\/:*?"<>|\n\r\t]+/g, ' ').slice(0, 120)}.pdf`, bytes }
  }
}

async function faceOf(portrait: Portrait, words: DocumentWords, readPicture: ReadPicture): Promise<FaceCard> {
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
    picture: await readPicture(portrait.mediaId, 'square'),
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
