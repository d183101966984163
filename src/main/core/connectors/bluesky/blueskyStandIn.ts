import { z } from 'zod'
import { standInId } from '../standIn.ts'
import type { StandIn } from '../standIn.ts'

const Asked = z.object({ collection: z.string() })

/** Stands in for the server on which a Bluesky account lives. */
export const blueskyStandIn: StandIn = ({ url, body, turn }) => {
  const id = standInId(turn)
  const asked = Asked.safeParse(body.kind === 'json' ? body.value : Object.fromEntries(url.searchParams))
  const collection = asked.success ? asked.data.collection : ''
  const record = { uri: `at://${id}/${collection}/${id}`, cid: id }
  switch (url.pathname.replace(/^.*\/xrpc\//, '')) {
    case 'com.atproto.server.createSession':
    case 'com.atproto.server.refreshSession':
      return { isLogin: true, body: { accessJwt: id, refreshJwt: id, did: id, handle: id } }
    case 'com.atproto.repo.uploadBlob': {
      const { mime, bytes } = body.kind === 'file' ? body.file : { mime: '', bytes: 0 }
      return { body: { blob: { $type: 'blob', ref: { $link: id }, mimeType: mime, size: bytes } } }
    }
    case 'com.atproto.identity.resolveHandle':
      return { body: { did: id } }
    case 'com.atproto.repo.getRecord':
      return { body: { ...record, value: { text: '' } } }
    case 'com.atproto.repo.putRecord':
      return { body: record }
    case 'com.atproto.repo.deleteRecord':
      return { body: {} }
    default:
      return null
  }
}
