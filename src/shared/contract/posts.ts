import { z } from 'zod'
import { Delivery } from '../model/delivery.ts'
import { Id, Instant } from '../model/fields.ts'
import { Post, PostFields } from '../model/post.ts'
import { command, query } from './method.ts'

export const PostWithDeliveries = z.object({ post: Post, deliveries: z.array(Delivery) })
export type PostWithDeliveries = z.output<typeof PostWithDeliveries>

export const SearchHit = z.object({
  kind: z.enum([
    'post',
    'campaign',
    'channel',
    'project',
    'portrait',
    'pillar',
    'strategy',
    'caseStudy',
    'competitor',
    'observation',
    'design',
    'theirCampaign',
  ]),
  id: Id,
  projectId: Id,
  title: z.string(),
  /** The words around what was found. */
  excerpt: z.string(),
})
export type SearchHit = z.output<typeof SearchHit>

export const postsMethods = {
  'posts.get': query(z.object({ id: Id }), PostWithDeliveries),
  'posts.create': command(z.object({ projectId: Id, fields: PostFields.partial() }), PostWithDeliveries),
  /**
   * Autosave: fields that are given replace the stored ones. Channels added get a draft delivery; channels taken away
   * lose theirs unless something already went out there. Fails with `conflict` while one of its deliveries is running.
   */
  'posts.update': command(z.object({ id: Id, fields: PostFields.partial() }), PostWithDeliveries),
  'posts.duplicate': command(z.object({ id: Id }), PostWithDeliveries),
  /** Puts the post away with its deliveries that are not out; undone by restore. */
  'posts.remove': command(z.object({ id: Id }), z.void()),
  'posts.restore': command(z.object({ id: Id }), PostWithDeliveries),
  /** Earlier contents of the post, newest first, at most 100. */
  'posts.versions': query(z.object({ id: Id }), z.array(z.object({ savedAt: Instant, fields: PostFields }))),
  /** Posts that have no scheduled or published delivery, newest first. */
  'posts.drafts': query(
    z.object({ projectId: Id.nullable(), limit: z.number().int().min(1).max(500) }),
    z.array(Post),
  ),
  /** Full-text search over posts, campaigns, channels and projects. */
  'search.all': query(
    z.object({
      text: z.string().max(200),
      projectId: Id.nullable(),
      limit: z.number().int().min(1).max(100),
    }),
    z.array(SearchHit),
  ),
}
