import { isCid } from './encodeCid.ts'

const TID = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/
const RECORD_KEY = /^[\w.:~-]{1,512}$/
const DID = /^did:[a-z]+:[\w.:%-]*[\w.-]$/
const HANDLE = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/i
const NSID =
  /^[a-zA-Z]([a-zA-Z0-9-]{0,62})?(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,62})?)+(\.[a-zA-Z]([a-zA-Z0-9]{0,62})?)$/
const URI = /^[a-z][a-z0-9+.-]{0,80}:\S+$/i
const LANGUAGE = /^((i|x)-[a-z0-9]+|[a-z]{2,3}(-[a-z0-9]{1,8})*)$/i
const DATETIME = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\d(\.\d{1,20})?(Z|[+-][0-2]\d:[0-5]\d)$/

/** The kinds of text that lexicons know, by the name that refusals give them. */
export const FORMATS = {
  'TID string': value => TID.test(value),
  'record key': value => RECORD_KEY.test(value) && value !== '.' && value !== '..',
  DID: value => DID.test(value),
  handle: value => value.length <= 253 && HANDLE.test(value),
  'AT identifier': value => DID.test(value) || (value.length <= 253 && HANDLE.test(value)),
  NSID: value => NSID.test(value),
  uri: value => URI.test(value) && URL.canParse(value),
  'at-uri': value => parseAtUri(value) !== undefined,
  language: value => LANGUAGE.test(value),
  datetime: value => DATETIME.test(value) && !value.endsWith('-00:00') && !Number.isNaN(Date.parse(value)),
  'CID string': isCid,
} satisfies Record<string, (value: string) => boolean>

export type Format = keyof typeof FORMATS

/** `at://<repo>/<collection>/<rkey>` in full; undefined for anything else. */
export function parseAtUri(uri: string): { repo: string; collection: string; rkey: string } | undefined {
  const [, repo, collection, rkey] = /^at:\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(uri) ?? []
  if (repo === undefined || collection === undefined || rkey === undefined) return undefined
  return NSID.test(collection) && RECORD_KEY.test(rkey) ? { repo, collection, rkey } : undefined
}
