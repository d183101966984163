import type { MastodonCall } from './MastodonCall.ts'
import { MastodonError } from './MastodonError.ts'
import { json } from './MastodonRoute.ts'
import type { MastodonRoute } from './MastodonRoute.ts'
import type { MastodonLimits } from './MastodonSettings.ts'

/** Scopes that an app may ask for. `profile` came with 4.3. */
export function supportedScopes(kind: string): string[] {
  const parts = [
    'accounts',
    'bookmarks',
    'favourites',
    'filters',
    'follows',
    'lists',
    'mutes',
    'notifications',
  ]
  return [
    'read',
    ...[...parts, 'search', 'statuses'].map(part => `read:${part}`),
    'write',
    ...[...parts, 'conversations', 'media', 'reports', 'statuses'].map(part => `write:${part}`),
    'follow',
    'push',
    ...(kind === 'withoutV2' ? [] : ['profile']),
  ]
}

function presentConfiguration(limits: MastodonLimits): Record<string, unknown> {
  return {
    statuses: {
      max_characters: limits.maxCharacters,
      max_media_attachments: limits.maxMediaAttachments,
      characters_reserved_per_url: limits.charactersReservedPerUrl,
    },
    media_attachments: {
      supported_mime_types: limits.supportedMimeTypes,
      image_size_limit: limits.imageSizeLimit,
      image_matrix_limit: limits.imageMatrixLimit,
      video_size_limit: limits.videoSizeLimit,
      video_matrix_limit: limits.videoMatrixLimit,
      video_frame_rate_limit: limits.videoFrameRateLimit,
    },
    polls: {
      max_options: limits.pollMaxOptions,
      max_characters_per_option: limits.pollMaxCharactersPerOption,
      min_expiration: limits.pollMinExpiration,
      max_expiration: limits.pollMaxExpiration,
    },
  }
}

function domainOf(call: MastodonCall): string {
  return new URL(call.baseUrl).host
}

function requireModern(call: MastodonCall): void {
  if (call.settings.kind !== 'modern') throw new MastodonError(404, 'Not Found')
}

const showV2: MastodonRoute['handle'] = call => {
  requireModern(call)
  const { settings } = call
  const configuration = presentConfiguration(settings.limits)
  return json(200, {
    domain: domainOf(call),
    title: settings.title,
    version: settings.version,
    source_url: 'https://example.org/source',
    description: 'A server that only exists on this machine',
    usage: { users: { active_month: call.state.accounts.size } },
    thumbnail: { url: `${call.baseUrl}/thumbnail.png` },
    icon: [],
    languages: ['en'],
    configuration: {
      ...configuration,
      media_attachments: {
        ...(configuration['media_attachments'] as object),
        description_limit: settings.limits.descriptionLimit,
      },
      urls: { streaming: call.baseUrl.replace('http', 'ws') },
      accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
      translation: { enabled: false },
    },
    registrations: { enabled: false, approval_required: false, message: null, url: null },
    api_versions: { mastodon: settings.takesQuotes ? 7 : 6 },
    contact: { email: 'admin@example.org', account: null },
    rules: [],
  })
}

const showV1: MastodonRoute['handle'] = call =>
  json(200, {
    uri: domainOf(call),
    title: call.settings.title,
    short_description: '',
    description: 'A server that only exists on this machine',
    email: 'admin@example.org',
    version: call.settings.version,
    urls: { streaming_api: call.baseUrl.replace('http', 'ws') },
    stats: { user_count: call.state.accounts.size, status_count: call.state.statuses.size, domain_count: 1 },
    thumbnail: null,
    languages: ['en'],
    registrations: false,
    approval_required: false,
    invites_enabled: false,
    configuration: presentConfiguration(call.settings.limits),
    contact_account: null,
    rules: [],
  })

const showAuthorizationServer: MastodonRoute['handle'] = call => {
  requireModern(call)
  const { baseUrl } = call
  return json(200, {
    issuer: `${baseUrl}/`,
    authorization_endpoint: `${baseUrl}/oauth/authorize`,
    token_endpoint: `${baseUrl}/oauth/token`,
    app_registration_endpoint: `${baseUrl}/api/v1/apps`,
    revocation_endpoint: `${baseUrl}/oauth/revoke`,
    scopes_supported: supportedScopes(call.settings.kind),
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    code_challenge_methods_supported: ['S256'],
    grant_types_supported: ['authorization_code', 'client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  })
}

export const instanceRoutes: MastodonRoute[] = [
  { name: 'instance.v2', method: 'GET', path: '/api/v2/instance', handle: showV2 },
  { name: 'instance.v1', method: 'GET', path: '/api/v1/instance', handle: showV1 },
  {
    name: 'oauth.metadata',
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    handle: showAuthorizationServer,
  },
]
