import { supportedScopes } from './instanceRoutes.ts'
import type { MastodonCall } from './MastodonCall.ts'
import { invalid } from './MastodonError.ts'
import { json } from './MastodonRoute.ts'
import type { MastodonRoute } from './MastodonRoute.ts'

export const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob'

export function splitScopes(scopes: string): string[] {
  return scopes.split(/[\s+]+/).filter(scope => scope !== '')
}

/** A list only since 4.3; before that, lines of one text. */
function readRedirectUris(call: MastodonCall): string[] {
  const list = call.settings.kind === 'modern' ? call.list('redirect_uris') : undefined
  const uris = list?.map(String) ?? call.text('redirect_uris')?.split(/\s+/) ?? []
  const given = uris.filter(uri => uri !== '')
  if (given.length === 0) throw invalid("Redirect URI can't be blank")
  for (const uri of given) {
    if (uri === OUT_OF_BAND) continue
    if (!URL.canParse(uri) || /^(javascript|data|vbscript):/i.test(uri)) {
      throw invalid('Redirect URI must be an absolute URI.')
    }
    if (uri.includes('#')) throw invalid('Redirect URI cannot contain a fragment.')
  }
  return given
}

const create: MastodonRoute['handle'] = call => {
  const { state, settings } = call
  const name = call.text('client_name')?.trim() ?? ''
  if (name === '') throw invalid("Name can't be blank")
  const redirectUris = readRedirectUris(call)
  const scopes = splitScopes(call.text('scopes') ?? 'read')
  const known = supportedScopes(settings.kind)
  if (!scopes.every(scope => known.includes(scope))) {
    throw invalid("Scopes doesn't match configured on the server.")
  }
  const website = call.text('website') ?? null
  const app = {
    id: String(state.apps.size + 1),
    name,
    website,
    clientId: state.newSecret(),
    clientSecret: state.newSecret(),
    redirectUris,
    scopes,
  }
  state.apps.set(app.id, app)
  const common = {
    id: app.id,
    name,
    website,
    redirect_uri: redirectUris.join('\n'),
    client_id: app.clientId,
    client_secret: app.clientSecret,
  }
  if (settings.kind === 'withoutV2') return json(200, { ...common, vapid_key: 'unused' })
  return json(200, { ...common, scopes, redirect_uris: redirectUris, client_secret_expires_at: 0 })
}

export const appRoutes: MastodonRoute[] = [
  { name: 'apps.create', method: 'POST', path: '/api/v1/apps', handle: create },
]
