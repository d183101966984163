import type { FakeAnswer } from '../FakeAnswer.ts'
import { jsonAnswer } from '../jsonAnswer.ts'
import type { FakeRequest } from '../RecordedRequest.ts'
import { RateWindows } from '../RateWindows.ts'
import type { RateVerdict } from '../RateWindows.ts'
import { RouteTable } from '../RouteTable.ts'
import { startFakeServer } from '../startFakeServer.ts'
import type { FakeServer, FakeServerOptions } from '../startFakeServer.ts'
import { DiscordError, tooLarge } from './DiscordError.ts'
import type { DiscordSettings } from './DiscordRoute.ts'
import { DiscordState } from './DiscordState.ts'
import type { DiscordChannel, DiscordMessage, DiscordWebhook } from './DiscordState.ts'
import { rateHeaders } from './rateHeaders.ts'
import { invalidJson } from './readForm.ts'
import { webhookRoutes } from './webhookRoutes.ts'

export interface FakeDiscordOptions extends FakeServerOptions, Partial<DiscordSettings> {}

export interface FakeDiscord extends FakeServer {
  /** Everything that can be set, also while it runs. */
  readonly settings: DiscordSettings
  readonly channels: ReadonlyMap<string, DiscordChannel>
  readonly webhooks: ReadonlyMap<string, DiscordWebhook>
  /** By id, deleted ones too, oldest first. */
  readonly messages: ReadonlyMap<string, DiscordMessage>
  /** Fields, flags and parts that the real server would silently leave aside; a test need not. */
  readonly ignoredParameters: readonly { requestId: number; apiMethod: string; name: string }[]
  addChannel(channel?: { name?: string; kind?: 'text' | 'forum'; guildId?: string }): DiscordChannel
  addThread(parent: DiscordChannel, name: string): DiscordChannel
  addWebhook(channel: DiscordChannel, name?: string): DiscordWebhook
  /** The secret address, as a person copies it. */
  urlOf(webhook: DiscordWebhook): string
  /** Somebody removed it in the channel's settings: from now on 404, 10015. */
  deleteWebhook(webhook: DiscordWebhook): void
  /** The old address answers 401, 50027 from now on. */
  resetToken(webhook: DiscordWebhook): void
  /** What a reader of the channel or thread sees now, oldest first. */
  visibleMessages(channel: DiscordChannel): DiscordMessage[]
}

/** Bytes of a whole request. */
const MAX_BODY_BYTES = 25 * 1024 * 1024

/** Discord's webhook API over real HTTP, strict and with a memory: see networks/facts.md, section 5. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const { now = Date.now, rateLimit = { limit: 5, perMs: 2000 } } = options
  const { fileLimitBytes = 10 * 1024 * 1024, stores = true } = options
  const settings: DiscordSettings = { rateLimit, fileLimitBytes, stores }
  const state = new DiscordState(now)
  const routes = new RouteTable(webhookRoutes)
  const buckets = new RateWindows()
  const ignoredParameters: { requestId: number; apiMethod: string; name: string }[] = []

  const answer = async (request: FakeRequest): Promise<FakeAnswer> => {
    const found = routes.find(request.method, request.path)
    if (!found) {
      return routes.knows(request.path)
        ? refuse(new DiscordError(405, 0, '405: Method Not Allowed'))
        : refuse(new DiscordError(404, 0, '404: Not Found'))
    }
    const { route, parts } = found
    const ignored = (name: string): void => {
      ignoredParameters.push({ requestId: request.id, apiMethod: route.name, name })
    }
    try {
      return await route.handle({ state, settings, baseUrl: server.baseUrl, request, parts, ignored })
    } catch (error) {
      if (!(error instanceof DiscordError)) throw error
      return refuse(error)
    }
  }

  const handle = async (request: FakeRequest): Promise<FakeAnswer> => {
    const webhookId = routes.find(request.method, request.path)?.parts['webhook']
    if (webhookId === undefined || settings.rateLimit === null) return answer(request)
    const key = `${webhookId} ${request.apiMethod ?? ''}`
    const verdict = buckets.take(key, settings.rateLimit, now())
    if (verdict.exceeded) return refuseForRate(verdict, now())
    const answered = await answer(request)
    return { ...answered, headers: { ...answered.headers, ...rateHeaders(verdict, now()) } }
  }

  const server = await startFakeServer(options, {
    nameOf: (method, path) => routes.find(method, path)?.route.name ?? null,
    handle,
    rateLimited: (_request, retryAfterSeconds) => {
      const rule = settings.rateLimit ?? { limit: 5, perMs: 2000 }
      const endsAt = now() + retryAfterSeconds * 1000
      return refuseForRate({ exceeded: true, rule, remaining: 0, endsAt }, now())
    },
    tooLarge: () => refuse(tooLarge()),
    unreadable: () => refuse(invalidJson()),
    maxBodyBytes: MAX_BODY_BYTES,
  })

  return {
    ...server,
    settings,
    channels: state.channels,
    webhooks: state.webhooks,
    messages: state.messages,
    ignoredParameters,
    addChannel: ({ name = 'news', kind = 'text', guildId = state.newId() } = {}) =>
      state.addChannel({ name, kind, guildId, parentId: null }),
    addThread: (parent, name) =>
      state.addChannel({ name, kind: 'thread', guildId: parent.guildId, parentId: parent.id }),
    addWebhook: (channel, name = 'Captain Hook') => {
      const { id: channelId, guildId } = channel
      const webhook = {
        id: state.newId(),
        token: state.newToken(),
        channelId,
        guildId,
        name,
        deletedAt: null,
      }
      state.webhooks.set(webhook.id, webhook)
      return webhook
    },
    urlOf: ({ id, token }) => `${server.baseUrl}/api/webhooks/${id}/${token}`,
    deleteWebhook: webhook => {
      const known = state.webhooks.get(webhook.id)
      if (known) known.deletedAt ??= now()
    },
    resetToken: webhook => {
      const known = state.webhooks.get(webhook.id)
      if (known) known.token = state.newToken()
    },
    visibleMessages: channel =>
      [...state.messages.values()].filter(
        message => message.deletedAt === null && message.channelId === channel.id,
      ),
  }
}

function refuse({ status, code, message, errors }: DiscordError): FakeAnswer {
  return jsonAnswer(status, { message, code, ...(errors === undefined ? {} : { errors }) })
}

/** `retry_after` has fractions of seconds, the header Retry-After whole ones. */
function refuseForRate(verdict: RateVerdict, now: number): FakeAnswer {
  const ms = verdict.endsAt - now
  const body = { message: 'You are being rate limited.', retry_after: ms / 1000, global: false }
  return jsonAnswer(429, body, {
    ...rateHeaders(verdict, now),
    'retry-after': String(Math.ceil(ms / 1000)),
    'x-ratelimit-scope': 'user',
  })
}
