import type { DesignPicture, PlacedPictures } from '#shared/model/designCard.ts'
import type { Client } from '#shared/rpc/client.ts'
import { uploadFile } from '../../../bridge/uploadFile.ts'
import type { DrawnDesign } from '../output/drawPage.ts'
import type { JobTools } from '../output/useJob.ts'
import { drawForPost } from './drawForPost.ts'
import { limitsOfFormats } from './limitsOfFormats.ts'

export interface DesignForPost extends DrawnDesign {
  designId: string
  name: string
}

/** What of a stored design its post is to have: drawn in every size that is needed. Null: the post is gone, or is out everywhere. */
export async function picturesForPost(
  call: Client['call'],
  { designId, name, ...drawn }: DesignForPost,
  tools: JobTools,
): Promise<PlacedPictures | null> {
  const post = await call('designs.postOf', { id: designId })
  if (post === null || (post.places.length > 0 && post.places.every(({ isOut }) => isOut))) return null
  const [channels, networks] = await Promise.all([
    call('channels.list', { projectId: null }),
    call('networks.list', undefined),
  ])
  const { homeFormatId } = drawn.design
  const formats = limitsOfFormats(post, { channels, networks, homeFormatId })
  const pictures: DesignPicture[] = await drawForPost({
    ...{ ...drawn, ...tools, name, formats },
    upload: uploadFile,
  })
  return { revision: post.revision, pictures }
}
