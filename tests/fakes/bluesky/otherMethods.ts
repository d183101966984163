import { sniffMime } from '../inspectImage.ts'
import { invalidRequest, tooLarge } from './BlueskyError.ts'
import type { BlueskyMethod } from './BlueskyMethod.ts'
import { cidOfBytes } from './encodeCid.ts'
import { FORMATS } from './formats.ts'
import { parameter } from './recordMethods.ts'

const uploadBlob: BlueskyMethod = {
  http: 'POST',
  handle: call => {
    const { did } = call.user()
    const { body } = call.request
    if (body.kind === 'none') throw invalidRequest('A request body is expected but none was provided')
    // A file comes as it is; whoever packs it into a form uploads the form.
    if (body.kind !== 'other') throw invalidRequest('The body of uploadBlob must be the file itself')
    const { bytes, contentType } = body
    if (contentType === '') {
      throw invalidRequest('Request encoding (Content-Type) required but not provided')
    }
    if (bytes.length > call.settings.blobUploadLimitBytes) throw tooLarge()
    const cid = cidOfBytes(bytes)
    const mimeType = sniffMime(bytes) ?? contentType
    const blob = call.state.blobs.get(cid) ?? {
      cid,
      did,
      mimeType,
      bytes,
      size: bytes.length,
      uploadedAt: call.state.now(),
    }
    call.state.blobs.set(cid, blob)
    return { blob: { $type: 'blob', ref: { $link: cid }, mimeType: blob.mimeType, size: blob.size } }
  },
}

const getBlob: BlueskyMethod = {
  http: 'GET',
  parameters: ['did', 'cid'],
  handle: ({ state, request }) => {
    const blob = state.blobs.get(parameter(request.query, 'cid'))
    if (blob?.did !== parameter(request.query, 'did') || !state.isReferenced(blob.cid)) {
      throw invalidRequest('Blob not found', 'BlobNotFound')
    }
    return { status: 200, headers: { 'content-type': blob.mimeType }, body: blob.bytes }
  },
}

const resolveHandle: BlueskyMethod = {
  http: 'GET',
  parameters: ['handle'],
  handle: ({ state, request }) => {
    const handle = parameter(request.query, 'handle')
    if (!FORMATS.handle(handle)) {
      throw invalidRequest(`Invalid handle (got ${JSON.stringify(handle)}) at $.handle`)
    }
    const account = state.findAccount(handle)
    if (!account) throw invalidRequest('Unable to resolve handle')
    return { did: account.did }
  },
}

/** What the public service for reading answers; here it lives on the same server. */
const getPosts: BlueskyMethod = {
  http: 'GET',
  parameters: ['uris'],
  handle: ({ state, request }) => {
    const uris = request.query.getAll('uris')
    if (uris.length === 0) throw invalidRequest('Missing required key "uris" at $')
    if (uris.length > 25) {
      throw invalidRequest(`array too big (maximum 25, got ${uris.length}) at $.uris`)
    }
    const posts = uris.flatMap(uri => {
      const record = state.records.get(uri)
      if (record?.collection !== 'app.bsky.feed.post') return []
      const { likes, reposts, replies, quotes } = record.stats
      return {
        uri,
        cid: record.cid,
        author: { did: record.did, handle: state.accounts.get(record.did)?.handle },
        record: record.value,
        likeCount: likes,
        repostCount: reposts,
        replyCount: replies,
        quoteCount: quotes,
        indexedAt: new Date(record.indexedAt).toISOString(),
      }
    })
    return { posts }
  },
}

export const otherMethods: Record<string, BlueskyMethod> = {
  'com.atproto.repo.uploadBlob': uploadBlob,
  'com.atproto.sync.getBlob': getBlob,
  'com.atproto.identity.resolveHandle': resolveHandle,
  'app.bsky.feed.getPosts': getPosts,
}
