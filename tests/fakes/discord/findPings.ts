import type { DiscordPings } from './DiscordState.ts'
import type { FormReader } from './FormReader.ts'

const PARSED = ['everyone', 'roles', 'users'] as const
const SNOWFLAKE = /^\d{15,20}$/

/** Who may be called. Without `allowed_mentions` everybody whom the text names. */
export interface AllowedMentions {
  everyone: boolean
  /** `all`, or only these ids. */
  users: 'all' | string[]
  roles: 'all' | string[]
}

const ALL: AllowedMentions = { everyone: true, users: 'all', roles: 'all' }

export function readAllowedMentions(form: FormReader): AllowedMentions {
  const allowed = form.object('allowed_mentions')
  if (!allowed) return ALL
  const parse = allowed.list('parse', PARSED.length) ?? []
  for (const [index, kind] of parse.entries()) {
    if (PARSED.some(known => known === kind)) continue
    const message = `Value must be one of ('everyone', 'roles', 'users').`
    allowed.errors.add([...allowed.path, 'parse', String(index)], 'BASE_TYPE_CHOICES', message)
  }
  allowed.flag('replied_user')
  const only = (name: 'users' | 'roles'): 'all' | string[] => {
    const ids = allowed.list(name, 100) ?? []
    for (const [index, id] of ids.entries()) {
      if (typeof id === 'string' && SNOWFLAKE.test(id)) continue
      const path = [...allowed.path, name, String(index)]
      allowed.errors.add(path, 'NUMBER_TYPE_COERCE', `Value "${JSON.stringify(id)}" is not snowflake.`)
    }
    if (!parse.includes(name)) return ids as string[]
    if (ids.length > 0) {
      const message = `parse:["${name}"] and ${name}: [ids...] are mutually exclusive.`
      allowed.errors.add(allowed.path, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message)
    }
    return 'all'
  }
  return { everyone: parse.includes('everyone'), users: only('users'), roles: only('roles') }
}

export function findPings(content: string, allowed: AllowedMentions): DiscordPings {
  const named = (pattern: RegExp, only: 'all' | string[]): string[] => {
    const ids = new Set([...content.matchAll(pattern)].map(match => match[1] ?? ''))
    return [...ids].filter(id => only === 'all' || only.includes(id))
  }
  return {
    everyone: allowed.everyone && /@(everyone|here)/.test(content),
    users: named(/<@!?(\d{15,20})>/g, allowed.users),
    roles: named(/<@&(\d{15,20})>/g, allowed.roles),
  }
}
