import { desc, eq } from 'drizzle-orm'
import { readDesign } from '#shared/design/readDesign.ts'
import type { Design } from '#shared/design/design.ts'
import type { DesignVersion } from '#shared/model/designCard.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import { designs, designVersions } from '../db/schema.ts'

/** Versions that are kept by themselves are at least this far apart. */
const spacingMs = 10 * 60_000
const keptByThemselves = 50

export interface DesignVersions {
  list(designId: string): DesignVersion[]
  /** Throws AppError `not_found`. */
  get(versionId: string): DesignVersion
  read(versionId: string): Design
  /** Keeps the document as it is stored, whether it can be read or not. */
  keep(designId: string, name: string | null): DesignVersion
  rename(versionId: string, name: string | null): void
  /** Before a document is overwritten: keeps it when the last version is old enough, or when it must be kept. */
  keepBeforeSaving(designId: string, always: boolean): void
}

export function createDesignVersions({ db, now, newId }: CoreContext): DesignVersions {
  const { orm, sqlite } = db
  const columns = {
    id: designVersions.id,
    designId: designVersions.designId,
    name: designVersions.name,
    savedAt: designVersions.savedAt,
  }
  const list = (designId: string): DesignVersion[] =>
    orm
      .select(columns)
      .from(designVersions)
      .where(eq(designVersions.designId, designId))
      .orderBy(desc(designVersions.savedAt), desc(designVersions.id))
      .all()
      .map(toVersion)
  const get = (versionId: string): DesignVersion => {
    const row = orm.select(columns).from(designVersions).where(eq(designVersions.id, versionId)).get()
    if (row === undefined) throw new AppError('not_found', 'This version is not there any more.')
    return toVersion(row)
  }
  const copy = sqlite.prepare<{ id: string; designId: string; name: string | null; savedAt: number }>(
    `INSERT INTO design_versions (id, designId, name, savedAt, doc)
     SELECT :id, id, :name, :savedAt, doc FROM designs WHERE id = :designId`,
  )
  const forget = sqlite.prepare<{ designId: string; kept: number }>(
    `DELETE FROM design_versions WHERE designId = :designId AND name IS NULL AND id NOT IN
       (SELECT id FROM design_versions WHERE designId = :designId AND name IS NULL
        ORDER BY savedAt DESC, id DESC LIMIT :kept)`,
  )
  const keep = (designId: string, name: string | null): DesignVersion => {
    const id = newId()
    copy.run({ id, designId, name, savedAt: now() })
    return get(id)
  }

  return {
    list,
    get,
    read: versionId => {
      get(versionId)
      const row = orm
        .select({ doc: designVersions.doc })
        .from(designVersions)
        .where(eq(designVersions.id, versionId))
        .get()
      return readDesign(row?.doc, newId).design
    },
    keep,
    rename: (versionId, name) => {
      orm.update(designVersions).set({ name }).where(eq(designVersions.id, versionId)).run()
    },
    keepBeforeSaving: (designId, always) => {
      const last = list(designId)[0]?.savedAt
      const madeAt = orm
        .select({ at: designs.createdAt })
        .from(designs)
        .where(eq(designs.id, designId))
        .get()?.at
      const since = last === undefined ? (madeAt ?? 0) : Date.parse(last)
      if (!always && now() - since < spacingMs) return
      keep(designId, null)
      forget.run({ designId, kept: keptByThemselves })
    },
  }
}

const toVersion = (row: Omit<typeof designVersions.$inferSelect, 'doc'>): DesignVersion => ({
  ...row,
  savedAt: toInstant(row.savedAt),
})
