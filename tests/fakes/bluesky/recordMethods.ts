import { isObject } from '../isObject.ts'
import { authRequired, invalidRequest } from './BlueskyError.ts'
import type { BlueskyCall, BlueskyMethod } from './BlueskyMethod.ts'
import type { BlueskyAccount, BlueskyRecord } from './BlueskyState.ts'
import { anyObject, flag, list, nullable, object, text, union } from './schema.ts'
import { prepareRecord, writeRecords } from './writeRecords.ts'
import type { PreparedRecord, Write } from './writeRecords.ts'

const repo = text({ format: 'AT identifier' })
const collection = text({ format: 'NSID' })
const rkey = text({ format: 'record key' })
const cid = text({ format: 'CID string' })

/** Who asks, who must be the repo's owner. @throws BlueskyError 401, 400 */
function owner(call: BlueskyCall): BlueskyAccount {
  const user = call.user()
  const account = call.state.findAccount(String(call.input['repo']))
  if (!account) throw invalidRequest(`Could not find repo: ${String(call.input['repo'])}`)
  if (account.did !== user.did) throw authRequired()
  return account
}

/** Checked to be text by the schema of the input. */
function keyOf(input: Record<string, unknown>): string | undefined {
  return typeof input['rkey'] === 'string' ? input['rkey'] : undefined
}

function presentWritten({ uri, cid: written, validationStatus }: PreparedRecord): object {
  return { uri, cid: written, ...(validationStatus === undefined ? {} : { validationStatus }) }
}

const createRecord: BlueskyMethod = {
  http: 'POST',
  input: object({ repo, collection, record: anyObject }, { rkey, validate: flag, swapCommit: cid }),
  handle: call => {
    const account = owner(call)
    call.takePoints(account, 3)
    const { input } = call
    const wanted = { collection: input['collection'], rkey: keyOf(input), record: input['record'] }
    const record = prepareRecord(call, account, { ...wanted, validate: input['validate'] })
    const create: Write = { action: 'create', record }
    const writes = [...findEarlierReposts(call, account, record), create]
    const commit = writeRecords(call, account, writes, input['swapCommit'])
    return { ...presentWritten(record), commit }
  },
}

/** A second repost of the same post takes the place of the first [T]. */
function findEarlierReposts(call: BlueskyCall, { did }: BlueskyAccount, record: PreparedRecord): Write[] {
  if (record.collection !== 'app.bsky.feed.repost') return []
  const subjectOf = (value: Record<string, unknown>): unknown =>
    isObject(value['subject']) ? value['subject']['uri'] : undefined
  return call.state
    .recordsIn(did, record.collection)
    .filter(({ value, uri }) => subjectOf(value) === subjectOf(record.value) && uri !== record.uri)
    .map(({ uri }) => ({ action: 'delete', uri }))
}

const putRecord: BlueskyMethod = {
  http: 'POST',
  input: object(
    { repo, collection, rkey, record: anyObject },
    { validate: flag, swapRecord: nullable(cid), swapCommit: cid },
  ),
  handle: call => {
    const account = owner(call)
    call.takePoints(account, 2)
    const { input } = call
    const wanted = { collection: input['collection'], rkey: keyOf(input), record: input['record'] }
    const record = prepareRecord(call, account, { ...wanted, validate: input['validate'] })
    const current = call.state.records.get(record.uri)
    // The same again is no write, whatever was expected to be there [A].
    if (current?.cid === record.cid) return presentWritten(record)
    const write: Write = { action: current ? 'update' : 'create', record, ...readSwap(call) }
    const commit = writeRecords(call, account, [write], input['swapCommit'])
    return { ...presentWritten(record), commit }
  },
}

function readSwap({ input }: BlueskyCall): { swap?: string | null } {
  const swap = input['swapRecord']
  return typeof swap === 'string' || swap === null ? { swap } : {}
}

const deleteRecord: BlueskyMethod = {
  http: 'POST',
  input: object({ repo, collection, rkey }, { swapRecord: nullable(cid), swapCommit: cid }),
  handle: call => {
    const account = owner(call)
    call.takePoints(account, 1)
    const uri = `at://${account.did}/${String(call.input['collection'])}/${String(call.input['rkey'])}`
    if (!call.state.records.has(uri)) return {}
    const write: Write = { action: 'delete', uri, ...readSwap(call) }
    return { commit: writeRecords(call, account, [write], call.input['swapCommit']) }
  },
}

const APPLY = 'com.atproto.repo.applyWrites'

const applyWrites: BlueskyMethod = {
  http: 'POST',
  input: object(
    {
      repo,
      writes: list(
        union({
          [`${APPLY}#create`]: object({ collection, value: anyObject }, { rkey }),
          [`${APPLY}#update`]: object({ collection, rkey, value: anyObject }),
          [`${APPLY}#delete`]: object({ collection, rkey }),
        }),
        200,
      ),
    },
    { validate: flag, swapCommit: cid },
  ),
  handle: call => {
    const account = owner(call)
    const points = new Map([
      ['create', 3],
      ['update', 2],
      ['delete', 1],
    ])
    let sum = 0
    const given = (call.input['writes'] as Record<string, unknown>[]).map((item): Record<string, unknown> => {
      const kind = String(item['$type']).replace(`${APPLY}#`, '')
      const cost = points.get(kind)
      if (cost === undefined) throw invalidRequest(`Action not supported: ${kind}`)
      sum += cost
      return { ...item, kind }
    })
    call.takePoints(account, sum)
    const writes = given.map((item): Write => {
      if (item['kind'] === 'delete') {
        const uri = `at://${account.did}/${String(item['collection'])}/${String(item['rkey'])}`
        return { action: 'delete', uri }
      }
      const wanted = { collection: item['collection'], rkey: keyOf(item), record: item['value'] }
      const record = prepareRecord(call, account, { ...wanted, validate: call.input['validate'] })
      return { action: item['kind'] === 'update' ? 'update' : 'create', record }
    })
    const commit = writeRecords(call, account, writes, call.input['swapCommit'])
    const results = writes.map(write => ({
      $type: `${APPLY}#${write.action}Result`,
      ...(write.action === 'delete' ? {} : presentWritten(write.record)),
    }))
    return { commit, results }
  },
}

/** The repo that a query names. @throws BlueskyError 400 */
function findRepo({ state, request }: BlueskyCall): BlueskyAccount {
  const name = parameter(request.query, 'repo')
  const account = state.findAccount(name)
  if (!account) throw invalidRequest(`Could not find repo: ${name}`)
  return account
}

export function parameter(query: URLSearchParams, name: string): string {
  const value = query.get(name)
  if (value === null || value === '') throw invalidRequest(`Missing required key "${name}" at $`)
  return value
}

function presentRecord({ uri, cid: written, value }: BlueskyRecord): object {
  return { uri, cid: written, value }
}

const getRecord: BlueskyMethod = {
  http: 'GET',
  parameters: ['repo', 'collection', 'rkey', 'cid'],
  handle: call => {
    const { query } = call.request
    const { did } = findRepo(call)
    const uri = `at://${did}/${parameter(query, 'collection')}/${parameter(query, 'rkey')}`
    const record = call.state.records.get(uri)
    const wantedCid = query.get('cid')
    if (!record || (wantedCid !== null && wantedCid !== record.cid)) {
      throw invalidRequest(`Could not locate record: ${uri}`, 'RecordNotFound')
    }
    return presentRecord(record)
  },
}

const listRecords: BlueskyMethod = {
  http: 'GET',
  parameters: ['repo', 'collection', 'limit', 'cursor', 'reverse'],
  handle: call => {
    const { query } = call.request
    const account = findRepo(call)
    const limit = Number(query.get('limit') ?? 50)
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
      throw invalidRequest(`integer too big (maximum 100, got ${query.get('limit') ?? ''}) at $.limit`)
    }
    const oldestFirst = query.get('reverse') === 'true'
    const cursor = query.get('cursor')
    const all = call.state.recordsIn(account.did, parameter(query, 'collection'))
    const ordered = oldestFirst ? all : all.reverse()
    const after = ordered.filter(
      record => cursor === null || (oldestFirst ? record.rkey > cursor : record.rkey < cursor),
    )
    const page = after.slice(0, limit)
    const last = page.at(-1)
    return { records: page.map(presentRecord), ...(last ? { cursor: last.rkey } : {}) }
  },
}

export const recordMethods: Record<string, BlueskyMethod> = {
  'com.atproto.repo.createRecord': createRecord,
  'com.atproto.repo.putRecord': putRecord,
  'com.atproto.repo.deleteRecord': deleteRecord,
  [APPLY]: applyWrites,
  'com.atproto.repo.getRecord': getRecord,
  'com.atproto.repo.listRecords': listRecords,
}
