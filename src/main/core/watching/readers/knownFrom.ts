import type { WebAnswer } from '../web/createWeb.ts'
import type { Known } from './Reader.ts'

/** What an answer says about itself for the next time. */
export function knownFrom({ headers }: WebAnswer): Known {
  const { etag, 'last-modified': lastModified } = headers
  return {
    ...(etag === undefined || etag.length > 500 ? {} : { etag }),
    ...(lastModified === undefined || lastModified.length > 100 ? {} : { lastModified }),
  }
}
