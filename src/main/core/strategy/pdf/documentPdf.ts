import type { DocumentWish } from '#shared/model/document.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { BrandRepo } from '../../brand/brandRepo.ts'
import type { CampaignRepo } from '../../campaigns/campaignRepo.ts'
import type { ChannelRepo } from '../../channels/channelRepo.ts'
import type { CoreContext } from '../../CoreContext.ts'
import type { MediaStore } from '../../media/MediaStore.ts'
import { listPillars } from '../../pillars/listPillars.ts'
import type { PortraitRepo } from '../../portraits/portraitRepo.ts'
import type { ProjectRepo } from '../../projects/projectRepo.ts'
import type { StrategyRepo } from '../strategyRepo.ts'
import { createShownPosts } from './shownPosts.ts'
import { documentName } from './documentName.ts'
import { createReadPicture } from './readPicture.ts'
import type { DocumentData } from './setDocument.ts'
import { setInThread } from './setInThread.ts'

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
  brands: Pick<BrandRepo, 'get'>
}

/** Read at a time: pictures are large while they are being cut. */
const picturesAtOnce = 12

/**
 * Makes a strategy or a case study a PDF in the project's brand. Answers `not_found` when what it is of is not there. Here only what it
 * says is read, and its pictures are cut in sharp's threads; it is set in a thread of its own, which reads pdfkit and the fonts.
 */
export function createDocumentPdf(parts: DocumentPdfParts): (wish: DocumentWish) => Promise<DocumentPdf> {
  const { context, projects, campaigns, strategies } = parts
  const { log } = context.deps
  const readPicture = createReadPicture(parts.media, log)
  const shownPosts = createShownPosts(context)

  const contentOf = (wish: DocumentWish): DocumentData['content'] => {
    const owner = { projectId: wish.projectId, campaignId: wish.campaignId }
    if (wish.kind === 'strategy') return { kind: 'strategy', page: strategies.strategy(owner).content }
    const study = wish.campaignId === null ? null : strategies.caseStudy(wish.campaignId)
    if (study === null) throw new AppError('not_found', 'This case study is not there any more.')
    return { kind: 'caseStudy', study: study.content, posts: shownPosts(study.content.deliveryIds) }
  }
  const readPictures = async (mediaIds: readonly string[]) => {
    const pictures = new Map<string, Uint8Array>()
    for (let at = 0; at < mediaIds.length; at += picturesAtOnce) {
      await Promise.all(
        mediaIds.slice(at, at + picturesAtOnce).map(async id => {
          const picture = await readPicture(id, 'square')
          if (picture !== null) pictures.set(id, picture)
        }),
      )
    }
    return pictures
  }

  return async wish => {
    const project = projects.get(wish.projectId)
    const campaign = wish.campaignId === null ? null : campaigns.get(wish.campaignId)
    if (campaign !== null && campaign.projectId !== project.id)
      throw new AppError('invalid_input', 'This campaign belongs to another project.')
    const content = contentOf(wish)
    const posts = content.kind === 'caseStudy' ? content.posts : []
    const portraits = parts.portraits.list(project.id)
    const { kit } = parts.brands.get(project)
    const shown = [...portraits, ...posts].flatMap(({ mediaId }) => mediaId ?? [])
    const data: DocumentData = {
      ...{ wish, now: context.now(), project, campaign, content, portraits },
      colour: kit.colours.primary,
      pillars: listPillars(context, project.id),
      channels: parts.channels.list(project.id),
      logo: await readPicture(kit.logoIds[0] ?? null, 'logo'),
      coverPicture: await readPicture(
        posts.find(({ mediaId }) => mediaId !== null)?.mediaId ?? null,
        'cover',
      ),
      pictures: await readPictures([...new Set(shown)]),
    }
    const { name } = documentName(data)
    return {
      name: `${name.replace(/[\\/:*?"<>|\n\r\t]+/g, ' ').slice(0, 120)}.pdf`,
      bytes: await setInThread(data, log),
    }
  }
}
