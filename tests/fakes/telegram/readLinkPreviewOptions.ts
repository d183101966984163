import type { TelegramCall } from './TelegramCall.ts'
import { badRequest } from './TelegramError.ts'

const FIELDS: Record<string, 'boolean' | 'string'> = {
  is_disabled: 'boolean',
  url: 'string',
  prefer_small_media: 'boolean',
  prefer_large_media: 'boolean',
  show_above_text: 'boolean',
}

/**
 * `link_preview_options` (or the old `disable_web_page_preview`) with the fields that say something; null when there are none.
 * Unknown fields are ignored as by the real server, wrong types are refused.
 */
export function readLinkPreviewOptions(call: TelegramCall): Record<string, unknown> | null {
  const value = call.json('link_preview_options', 'link preview options')
  const disabledTheOldWay = call.flag('disable_web_page_preview')
  if (value === undefined) return disabledTheOldWay ? { is_disabled: true } : null
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('object expected as link preview options')
  }
  const given = Object.entries(value).filter(([name]) => name in FIELDS)
  for (const [name, field] of given) {
    const type = FIELDS[name] ?? ''
    if (typeof field !== type) {
      throw badRequest(`field "${name}" must be of type ${type === 'string' ? 'String' : 'Boolean'}`)
    }
  }
  const meaningful = given.filter(([, field]) => field !== false && field !== '')
  return meaningful.length > 0 ? Object.fromEntries(meaningful) : null
}
