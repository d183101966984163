import { randomInt } from 'node:crypto'

export interface BlueskyAccount {
  did: string
  handle: string
  password: string
  email: string
  /** `xxxx-xxxx-xxxx-xxxx`, by name; free for tests to take away. */
  appPasswords: Map<string, string>
  /** A code that a login with the main password must bring along; null: no second factor. */
  authFactorCode: string | null
  status: 'active' | 'deactivated' | 'takendown'
  /** Where the session answer says that the account lives. */
  pdsEndpoint: string
}

export interface BlueskySession {
  did: string
  /** The id of its current refresh token. */
  refreshId: string
  scope: string
  revokedAt: number | null
}

export interface BlueskyBlob {
  cid: string
  did: string
  mimeType: string
  bytes: Buffer
  size: number
  uploadedAt: number
}

export interface BlueskyRecord {
  uri: string
  cid: string
  did: string
  collection: string
  rkey: string
  value: Record<string, unknown>
  indexedAt: number
  /** Free for tests to set: what the outside world did. */
  stats: { likes: number; reposts: number; replies: number; quotes: number }
}

/** What happened to a record. A put of what is there already is no write. */
export interface BlueskyWrite {
  action: 'create' | 'update' | 'delete'
  uri: string
  /** Null for a removal. */
  cid: string | null
  value: Record<string, unknown> | null
  at: number
  requestId: number
}

const TID_LETTERS = '234567abcdefghijklmnopqrstuvwxyz'

/** Everything a fake PDS knows. */
export class BlueskyState {
  readonly accounts = new Map<string, BlueskyAccount>()
  readonly sessions = new Map<string, BlueskySession>()
  readonly blobs = new Map<string, BlueskyBlob>()
  /** Those that are there now, by address. */
  readonly records = new Map<string, BlueskyRecord>()
  /** All that ever happened, oldest first. */
  readonly writes: BlueskyWrite[] = []
  /** The CID and revision of the last commit of every repo. */
  readonly heads = new Map<string, { cid: string; rev: string }>()
  readonly now: () => number
  #lastTid = 0n

  constructor(now: () => number) {
    this.now = now
  }

  /** A key made of the time in microseconds and a clock's number; later ones are greater as text. */
  newTid(): string {
    const byClock = (BigInt(Math.trunc(this.now())) * 1000n) << 10n
    this.#lastTid = byClock > this.#lastTid ? byClock : this.#lastTid + 1024n
    let left = this.#lastTid + BigInt(randomInt(1024))
    let tid = ''
    for (let letter = 0; letter < 13; letter++) {
      tid = (TID_LETTERS[Number(left & 31n)] ?? '') + tid
      left >>= 5n
    }
    return tid
  }

  findAccount(handleOrDid: string): BlueskyAccount | undefined {
    const wanted = handleOrDid.toLowerCase()
    return [...this.accounts.values()].find(({ did, handle }) => did === handleOrDid || handle === wanted)
  }

  /** Oldest first by record key. */
  recordsIn(did: string, collection: string): BlueskyRecord[] {
    return [...this.records.values()]
      .filter(record => record.did === did && record.collection === collection)
      .sort((a, b) => (a.rkey < b.rkey ? -1 : 1))
  }

  /** Whether a live record of the account refers to the file. */
  isReferenced(cid: string): boolean {
    return [...this.records.values()].some(({ value }) => JSON.stringify(value).includes(`"${cid}"`))
  }
}
