import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentFor, noComment } from '#shared/model/post.ts'
import type { PostFields, Variant } from '#shared/model/post.ts'
import { migrationsDir, startTestCore } from '../../../../tests/core/startTestCore.ts'
import type { CoreContext } from '../CoreContext.ts'
import { openDatabase } from '../db/openDatabase.ts'
import { createPostRepo, emptyFields } from './postRepo.ts'

test('what a channel gets of a post is the same whether the database or contentFor lays it together', async () => {
  const t = startTestCore()
  const project = await t.project()
  const channels = [await t.practiceChannel(project.id), await t.practiceChannel(project.id)].map(c => c.id)
  await t.core.stop()
  const db = openDatabase({
    file: join(t.profileDir, 'ratiba.sqlite'),
    ...{ migrationsDir, nativeBinding: null },
  })
  db.sqlite.pragma('foreign_keys = OFF') // The pictures are names only.
  let made = 0
  const context = { db, now: () => 1, newId: () => `made-${made++}` } as unknown as CoreContext
  const posts = createPostRepo(context)
  const text = fc.string({ maxLength: 20, unit: 'grapheme' })
  const media = fc.array(fc.record({ mediaId: fc.constantFrom('a', 'b', 'c'), alt: text }), { maxLength: 3 })
  const parts = fc.array(fc.record({ text, media }), { maxLength: 2 })
  const variantOf = (channelId: string) =>
    fc.record<Variant>({
      channelId: fc.constant(channelId),
      text: fc.option(text),
      link: fc.option(text),
      media: fc.option(media),
      parts: fc.option(parts),
      comment: fc.constant(null),
      options: fc.dictionary(fc.constantFrom('visibility', 'spoilerText'), text, { noNullPrototype: true }),
    })
  const fields = fc.record<Partial<PostFields>>({
    ...{ text, link: text, media, parts },
    variants: fc.subarray(channels).chain(some => fc.tuple(...some.map(variantOf))),
  })
  fc.assert(
    fc.property(fields, given => {
      const { channelIds: _channels, ...stored } = { ...emptyFields, comment: noComment, ...given }
      const id = posts.insert(project.id, stored)
      const post = posts.get(id)
      for (const channelId of [...channels, 'another']) {
        expect(posts.thread(id, channelId)).toEqual(contentFor(post, channelId))
      }
    }),
  )
  expect(() => posts.thread('nowhere', 'x')).toThrow('not there')
  db.close()
  rmSync(t.profileDir, { recursive: true, force: true })
})
