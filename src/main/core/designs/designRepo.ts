import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Design } from '#shared/design/design.ts'
import type { History } from '#shared/design/history/history.ts'
import type { HistoryDelta } from '#shared/design/history/historyDelta.ts'
import { mediaIn } from '#shared/design/mediaIn.ts'
import { readDesign } from '#shared/design/readDesign.ts'
import type { ReadDesign } from '#shared/design/readDesign.ts'
import { wordsIn } from '#shared/design/wordsIn.ts'
import type { DesignCard, DesignFields, PlacedPictures } from '#shared/model/designCard.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { inAliveProject } from '../db/inAliveProject.ts'
import { toInstant } from '../db/instants.ts'
import { designMedia, designs, designSteps } from '../db/schema.ts'
import { toMatch } from '../db/toMatch.ts'

/** Everything but the document itself, which may be large. */
const cardColumns = {
  id: designs.id,
  projectId: designs.projectId,
  postId: designs.postId,
  name: designs.name,
  isTemplate: designs.isTemplate,
  formats: designs.formats,
  pageCount: designs.pageCount,
  thumbnailMediaId: designs.thumbnailMediaId,
  revision: designs.revision,
  createdAt: designs.createdAt,
  updatedAt: designs.updatedAt,
  deletedAt: designs.deletedAt,
}
type CardRow = Pick<typeof designs.$inferSelect, keyof typeof cardColumns>

export interface DesignRepo {
  /** Throws AppError `not_found`; also finds what was put away when `withDeleted`. */
  get(id: string, withDeleted?: boolean): DesignCard
  list(wish: { projectId: string | null; templates: boolean; text: string; limit: number }): DesignCard[]
  /** Those of them that are there, in their order. */
  alive(ids: readonly string[]): string[]
  ofPost(postId: string): DesignCard | null
  usingMedia(mediaId: string): DesignCard[]
  read(id: string): ReadDesign
  history(id: string): History
  insert(projectId: string, fields: DesignFields, design: Design): string
  update(id: string, fields: Partial<DesignFields>): void
  /** Stores the document and its steps as the next revision. Throws AppError `conflict` when the steps do not fit. */
  save(id: string, design: Design, history: HistoryDelta): void
  setDeleted(id: string, deletedAt: number | null): void
  /** What of it stands in its post. */
  placed(id: string): PlacedPictures | null
  setPlaced(id: string, placed: PlacedPictures | null): void
}

export function createDesignRepo({ db, now, newId }: CoreContext): DesignRepo {
  const { orm, sqlite } = db
  const indexMedia = sqlite.prepare<{ designId: string; mediaId: string }>(
    'INSERT INTO design_media (designId, mediaId) SELECT :designId, id FROM media WHERE id = :mediaId',
  )
  const found = sqlite
    .prepare<[string], string>(
      `SELECT d.refId FROM search_fts JOIN search_docs d ON d.id = search_fts.rowid
       WHERE search_fts MATCH ? AND d.kind = 'design'`,
    )
    .pluck()
  const cards = (where: SQL | undefined, limit: number): DesignCard[] =>
    orm
      .select(cardColumns)
      .from(designs)
      .where(and(isNull(designs.deletedAt), where))
      .orderBy(desc(designs.updatedAt), desc(designs.id))
      .limit(limit)
      .all()
      .map(toCard)
  /** What is kept beside the document, so that lists and searches need not read it. */
  const derived = (design: Design) => ({
    doc: design as unknown,
    formats: design.formats,
    pageCount: design.pages.length,
    words: wordsIn(design),
  })
  const setMedia = (designId: string, design: Design) => {
    orm.delete(designMedia).where(eq(designMedia.designId, designId)).run()
    for (const mediaId of mediaIn(design)) indexMedia.run({ designId, mediaId })
  }
  const positions = (id: string): number[] =>
    orm
      .select({ position: designSteps.position })
      .from(designSteps)
      .where(eq(designSteps.designId, id))
      .orderBy(designSteps.position)
      .all()
      .map(({ position }) => position)
  const saveSteps = (id: string, { forget, keep, steps, at }: HistoryDelta) => {
    const stored = positions(id)
    if (forget + keep > stored.length || at > keep + steps.length) {
      throw new AppError('conflict', 'These steps do not follow those that are stored.')
    }
    const dropped = [...stored.slice(0, forget), ...stored.slice(forget + keep)]
    if (dropped.length > 0) {
      orm
        .delete(designSteps)
        .where(and(eq(designSteps.designId, id), inArray(designSteps.position, dropped)))
        .run()
    }
    const next = (stored[forget + keep - 1] ?? stored.at(-1) ?? 0) + 1
    for (const [index, { label, changes }] of steps.entries()) {
      orm
        .insert(designSteps)
        .values({ designId: id, position: next + index, label, changes })
        .run()
    }
  }
  const get = (id: string, withDeleted = false): DesignCard => {
    const row = orm.select(cardColumns).from(designs).where(eq(designs.id, id)).get()
    if (row === undefined || (row.deletedAt !== null && !withDeleted)) {
      throw new AppError('not_found', 'This design is not there any more.')
    }
    return toCard(row)
  }

  return {
    get,
    list: ({ projectId, templates, text, limit }) => {
      const match = toMatch(text)
      if (match === null && text.trim() !== '') return []
      return cards(
        and(
          inAliveProject(orm, designs.projectId, projectId),
          eq(designs.isTemplate, templates),
          match === null ? undefined : inArray(designs.id, found.all(match)),
        ),
        limit,
      )
    },
    alive: ids => {
      const there = new Set(
        orm
          .select({ id: designs.id })
          .from(designs)
          .where(and(inArray(designs.id, [...ids]), isNull(designs.deletedAt)))
          .all()
          .map(({ id }) => id),
      )
      return [...new Set(ids)].filter(id => there.has(id))
    },
    ofPost: postId => cards(eq(designs.postId, postId), 1)[0] ?? null,
    usingMedia: mediaId =>
      cards(
        inArray(
          designs.id,
          orm.select({ id: designMedia.designId }).from(designMedia).where(eq(designMedia.mediaId, mediaId)),
        ),
        500,
      ),
    read: id => {
      const row = orm.select({ doc: designs.doc }).from(designs).where(eq(designs.id, id)).get()
      return readDesign(row?.doc, newId)
    },
    history: id => {
      const row = orm.select({ at: designs.historyAt }).from(designs).where(eq(designs.id, id)).get()
      const steps = orm
        .select({ label: designSteps.label, changes: designSteps.changes })
        .from(designSteps)
        .where(eq(designSteps.designId, id))
        .orderBy(designSteps.position)
        .all()
      return { steps, at: Math.min(row?.at ?? 0, steps.length) }
    },
    insert: (projectId, fields, design) => {
      const id = newId()
      const at = now()
      orm
        .insert(designs)
        .values({ ...fields, ...derived(design), id, projectId, createdAt: at, updatedAt: at })
        .run()
      setMedia(id, design)
      return id
    },
    update: (id, fields) => {
      orm
        .update(designs)
        .set({ ...fields, updatedAt: now() })
        .where(eq(designs.id, id))
        .run()
    },
    save: (id, design, history) => {
      saveSteps(id, history)
      orm
        .update(designs)
        .set({ ...derived(design), revision: get(id).revision + 1, historyAt: history.at, updatedAt: now() })
        .where(eq(designs.id, id))
        .run()
      setMedia(id, design)
    },
    setDeleted: (id, deletedAt) => {
      orm.update(designs).set({ deletedAt }).where(eq(designs.id, id)).run()
    },
    placed: id =>
      orm.select({ placed: designs.placed }).from(designs).where(eq(designs.id, id)).get()?.placed ?? null,
    setPlaced: (id, placed) => {
      orm.update(designs).set({ placed }).where(eq(designs.id, id)).run()
    },
  }
}

function toCard({ deletedAt: _, ...row }: CardRow): DesignCard {
  return { ...row, createdAt: toInstant(row.createdAt), updatedAt: toInstant(row.updatedAt) }
}
