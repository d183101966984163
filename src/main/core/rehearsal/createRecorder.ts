import type { MediaKind } from '#shared/model/media.ts'
import type { ShownRequest } from '#shared/model/rehearsal.ts'
import type { CreateIo, IoWork } from '../channels/createIo.ts'
import { createHttp } from '../connectors/http.ts'
import type { Connector, Io, MediaBytes } from '../connectors/Connector.ts'
import { createRedactor } from '../connectors/createRedactor.ts'
import { createStandInFetch } from '../connectors/standIn.ts'
import type { RehearsedRequest, StandInPost } from '../connectors/standIn.ts'
import type { JobKind } from '../db/schema.ts'
import { hiddenSecret } from './createScratch.ts'

/** What connectors are given in a rehearsal, and what they did with it. */
export interface Recorder {
  createIo: CreateIo
  /** What would be sent for a job, in order. */
  requestsOf(deliveryId: string, kind: JobKind): ShownRequest[]
  /** How much is under way that does not wait for the clock. */
  busy(): number
  /** Counts a work as under way until it has ended. */
  during<T>(work: Promise<T>): Promise<T>
}

export interface RecorderParts {
  now(): number
  connectorOf(deliveryId: string): Connector
  openMedia(mediaId: string): Promise<MediaBytes>
  kindOf(mediaId: string): MediaKind
  /** What is out of a delivery or going out just now. */
  outgoingOf(deliveryId: string): StandInPost['outgoing'] | null
  /** How many parts of it are out. */
  partsOut(deliveryId: string): number
}

const redact = createRedactor([hiddenSecret])
const nothing: StandInPost['outgoing'] = { text: '', options: {}, media: [] }

/** Runs connectors without a network: whatever they would send is kept, and their stand-ins answer. */
export function createRecorder(parts: RecorderParts): Recorder {
  const kept = new Map<string, ShownRequest[]>()
  let turn = 0
  let busy = 0
  const during: Recorder['during'] = async work => {
    busy++
    try {
      return await work
    } finally {
      busy--
    }
  }
  const keyOf = (deliveryId: string, kind: JobKind) => `${deliveryId} ${kind}`

  const keep = (work: IoWork, request: RehearsedRequest) => {
    // Logging in is no part of a post; it happens when it is needed.
    if (request.isLogin) return
    const key = keyOf(work.deliveryId, work.kind)
    const part = work.kind === 'publish' ? parts.partsOut(work.deliveryId) : 0
    kept.set(key, [...(kept.get(key) ?? []), shown(request, work, part)])
  }

  const standInFetch = (work: IoWork): typeof fetch => {
    const { standIn } = parts.connectorOf(work.deliveryId)
    return createStandInFetch({
      standIn: standIn ?? (() => null),
      post: () => {
        const outgoing = parts.outgoingOf(work.deliveryId) ?? nothing
        return { outgoing, kinds: outgoing.media.map(({ mediaId }) => parts.kindOf(mediaId)) }
      },
      nextTurn: () => ++turn,
      onRequest: request => keep(work, request),
    })
  }

  return {
    during,
    busy: () => busy,
    requestsOf: (deliveryId, kind) => kept.get(keyOf(deliveryId, kind)) ?? [],
    createIo: ({ signal, secrets, work }): Io => {
      if (work === undefined) throw new Error('A rehearsal only does what is planned.')
      const http = createHttp({ fetch: standInFetch(work), signal, redact: secrets })
      return {
        http: { ...http, request: (...request) => during(http.request(...request)) },
        signal,
        now: () => parts.now(),
        log: () => undefined,
        openMedia: id => during(parts.openMedia(id)),
      }
    },
  }
}

/** What is no part of the request itself. */
const ofTheConnection = new Set(['connection', 'user-agent', 'accept'])

function shown({ method, url, headers, body }: RehearsedRequest, work: IoWork, part: number): ShownRequest {
  const json = body.kind === 'json' ? redact(JSON.stringify(body.value, null, 2)) : null
  const fields = body.kind === 'form' ? body.fields : []
  return {
    part,
    step: stepOf(method, work),
    method,
    url: redact(url.href),
    headers: [...headers]
      .filter(([name]) => !ofTheConnection.has(name))
      .map(([name, value]) => ({ name, value: name === 'authorization' ? scheme(value) : redact(value) })),
    json,
    fields: fields.map(({ name, value }) => ({ name, value: redact(value) })),
    files: body.kind === 'form' ? body.files : body.kind === 'file' ? [body.file] : [],
  }
}

/** Before its commit a post is only prepared; what changes or removes it may be repeated, so it has no commit. */
function stepOf(method: string, { kind, isCommit }: IoWork): ShownRequest['step'] {
  if (method === 'GET' || method === 'HEAD') return 'ask'
  return isCommit || (kind !== 'publish' && kind !== 'comment') ? 'send' : 'prepare'
}

/** `Bearer •••`: a login may be in another form there than the secret itself. */
const scheme = (authorization: string): string => `${authorization.split(' ')[0] ?? ''} •••`
