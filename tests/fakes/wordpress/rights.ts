import { forbidden } from './WordpressError.ts'
import type { WordpressPost, WordpressRole, WordpressUser } from './WordpressState.ts'

const CONTRIBUTOR = ['read', 'edit_posts', 'delete_posts']
const AUTHOR = [
  ...CONTRIBUTOR,
  ...['upload_files', 'publish_posts', 'edit_published_posts', 'delete_published_posts'],
]
const EDITOR = [
  ...AUTHOR,
  ...['edit_others_posts', 'delete_others_posts', 'edit_private_posts', 'read_private_posts'],
  ...['delete_private_posts', 'manage_categories', 'moderate_comments', 'unfiltered_html'],
  ...['edit_pages', 'publish_pages'],
]

const CAPABILITIES: Record<WordpressRole, string[]> = {
  subscriber: ['read'],
  contributor: CONTRIBUTOR,
  author: AUTHOR,
  editor: EDITOR,
  administrator: [...EDITOR, 'manage_options', 'edit_users', 'list_users', 'activate_plugins'],
}

/** As the real one shows them: every capability and the role itself. */
export function capabilitiesOf({ role }: WordpressUser): Record<string, true> {
  return Object.fromEntries([...CAPABILITIES[role], role].map(name => [name, true] as const))
}

export function may(user: WordpressUser | undefined, capability: string): boolean {
  return user !== undefined && CAPABILITIES[user.role].includes(capability)
}

export function mayEdit(user: WordpressUser | undefined, post: WordpressPost): boolean {
  return mayChange(user, post, 'edit')
}

export function mayDelete(user: WordpressUser | undefined, post: WordpressPost): boolean {
  return mayChange(user, post, 'delete')
}

function mayChange(user: WordpressUser | undefined, post: WordpressPost, what: string): boolean {
  const status = post.beforeTrash?.status ?? post.status
  const isOut = status === 'publish' || status === 'future' || status === 'private'
  const needed = isOut ? `${what}_published_posts` : `${what}_posts`
  return may(user, needed) && (post.authorId === user?.id || may(user, `${what}_others_posts`))
}

/** @throws WordpressError 401, 403 */
export function demand(
  user: WordpressUser | undefined,
  isAllowed: boolean,
  code: string,
  message: string,
): asserts user is WordpressUser {
  if (!user || !isAllowed) throw forbidden(user !== undefined, code, message)
}
