import type { Context } from './present.ts'
import { forbidden } from './WordpressError.ts'
import type { WordpressCall } from './WordpressRoute.ts'

/** @throws WordpressError 400, and 401 or 403 for `edit` without the right to it */
export function readContext(call: WordpressCall, mayUseEdit: boolean): Context {
  const context = call.params.choice('context', ['view', 'embed', 'edit']) ?? 'view'
  call.params.throwIfWrong()
  if (context === 'edit' && !mayUseEdit) {
    const message = 'Sorry, you are not allowed to edit posts in this post type.'
    throw forbidden(call.user !== undefined, 'rest_forbidden_context', message)
  }
  return context
}
