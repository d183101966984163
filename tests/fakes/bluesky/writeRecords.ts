import { isObject } from '../isObject.ts'
import { BlueskyError, invalidRequest } from './BlueskyError.ts'
import type { BlueskyCall } from './BlueskyMethod.ts'
import type { BlueskyAccount, BlueskyRecord } from './BlueskyState.ts'
import { cidOfRecord } from './encodeCid.ts'
import { findFlaws } from './findFlaws.ts'
import { FORMATS } from './formats.ts'
import { recordSchemas } from './recordSchemas.ts'

export interface PreparedRecord {
  uri: string
  cid: string
  collection: string
  rkey: string
  value: Record<string, unknown>
  validationStatus: 'valid' | 'unknown' | undefined
}

export type Write =
  | { action: 'create' | 'update'; record: PreparedRecord; swap?: string | null }
  | { action: 'delete'; uri: string; swap?: string | null }

/**
 * Judges a record as the server does before it writes it.
 * @param wanted the input: `validate` true refuses collections that are not known here, false skips the judging
 * @throws BlueskyError 400
 */
export function prepareRecord(
  call: BlueskyCall,
  account: BlueskyAccount,
  wanted: { collection: unknown; rkey: string | undefined; record: unknown; validate?: unknown },
): PreparedRecord {
  const collection = String(wanted.collection)
  const given = isObject(wanted.record) ? wanted.record : {}
  const value: Record<string, unknown> = { $type: collection, ...given }
  if (value['$type'] !== collection) {
    throw invalidRequest(`Invalid $type: expected ${collection}, got ${String(value['$type'])}`)
  }
  const schemas = recordSchemas(call.settings.imageLimitBytes)
  const schema = Object.hasOwn(schemas, collection) ? schemas[collection] : undefined
  if (!schema && wanted.validate === true) throw invalidRequest(`Unknown lexicon type: ${collection}`)
  const rkey = wanted.rkey ?? call.state.newTid()
  if (schema && wanted.validate !== false) {
    try {
      schema(value, '$.record', { unknown: name => call.ignored(name.slice(2)) })
    } catch (error) {
      if (!(error instanceof BlueskyError)) throw error
      throw invalidRequest(`Invalid ${collection} record: ${error.message}`)
    }
  }
  if (schema && !FORMATS['TID string'](rkey)) {
    throw invalidRequest(`Invalid TID string (got ${JSON.stringify(rkey)})`)
  }
  const cid = cidOfRecord(value)
  for (const flaw of findFlaws(call.state, value)) call.flawed(flaw)
  const validationStatus = wanted.validate === false ? undefined : schema ? 'valid' : 'unknown'
  return { uri: `at://${account.did}/${collection}/${rkey}`, cid, collection, rkey, value, validationStatus }
}

/**
 * Writes all or nothing, as one commit.
 * @throws BlueskyError 400 InvalidSwap, BlobNotFound, InvalidMimeType, InvalidSize; 500 for a key that is taken or free against expectation
 */
export function writeRecords(
  call: BlueskyCall,
  account: BlueskyAccount,
  writes: Write[],
  swapCommit?: unknown,
): { cid: string; rev: string } {
  const { state } = call
  const head = state.heads.get(account.did)
  if (swapCommit !== undefined && head?.cid !== swapCommit) throw badSwap('Commit', head?.cid)
  const touched = new Set<string>()
  for (const write of writes) {
    const uri = write.action === 'delete' ? write.uri : write.record.uri
    const current = state.records.get(uri)
    checkSwap(write, current)
    // The real one stumbles over its own tree here, and says nothing better [T].
    if ((current === undefined) !== (write.action === 'create') || touched.has(uri)) {
      throw new BlueskyError(500, 'InternalServerError', 'Internal Server Error')
    }
    touched.add(uri)
    if (write.action !== 'delete') checkBlobs(call, account, write.record.value)
  }
  for (const write of writes) carryOut(call, account, write)
  const commit = { rev: state.newTid(), prev: head?.cid ?? null }
  const next = { cid: cidOfRecord(commit), rev: commit.rev }
  state.heads.set(account.did, next)
  return next
}

function carryOut({ state, request }: BlueskyCall, account: BlueskyAccount, write: Write): void {
  const at = state.now()
  if (write.action === 'delete') {
    state.records.delete(write.uri)
    state.writes.push({ action: 'delete', uri: write.uri, cid: null, value: null, at, requestId: request.id })
    return
  }
  const { uri, cid, collection, rkey, value } = write.record
  const stats = state.records.get(uri)?.stats ?? { likes: 0, reposts: 0, replies: 0, quotes: 0 }
  state.records.set(uri, { uri, cid, did: account.did, collection, rkey, value, indexedAt: at, stats })
  state.writes.push({ action: write.action, uri, cid, value, at, requestId: request.id })
}

/** `null` means: there must be none. */
function checkSwap({ action, swap }: Write, current: BlueskyRecord | undefined): void {
  if (swap === undefined) return
  const isRight = action === 'create' ? swap === null : swap !== null && swap === current?.cid
  if (!isRight) throw badSwap('Record', current?.cid)
}

function badSwap(what: string, cid: string | undefined): BlueskyError {
  return invalidRequest(`${what} was at ${cid ?? 'null'}`, 'InvalidSwap')
}

/** All files that a record refers to must be there, and be what it says of them. */
function checkBlobs(call: BlueskyCall, account: BlueskyAccount, value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) checkBlobs(call, account, item)
    return
  }
  if (!isObject(value)) return
  if (value['$type'] !== 'blob' || !isObject(value['ref'])) {
    for (const item of Object.values(value)) checkBlobs(call, account, item)
    return
  }
  const cid = String(value['ref']['$link'])
  const blob = call.state.blobs.get(cid)
  if (blob?.did !== account.did) throw invalidRequest(`Could not find blob: ${cid}`, 'BlobNotFound')
  if (value['mimeType'] !== blob.mimeType) {
    const message = `Referenced Mimetype does not match stored blob. Expected: ${blob.mimeType}, Got: ${String(value['mimeType'])}`
    throw invalidRequest(message, 'InvalidMimeType')
  }
  if (value['size'] !== blob.size) {
    const message = `Referenced Size does not match stored blob. Expected: ${blob.size}, Got: ${String(value['size'])}`
    throw invalidRequest(message, 'InvalidSize')
  }
}
