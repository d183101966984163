import { and, asc, eq, isNull } from 'drizzle-orm'
import type { BrandKit } from '#shared/design/brandKit.ts'
import { defaultBrandKit } from '#shared/design/defaultBrandKit.ts'
import type { Brand, BrandFields, BrandFont } from '#shared/model/brand.ts'
import { given } from '#shared/model/patch.ts'
import type { Patch } from '#shared/model/patch.ts'
import type { Project } from '#shared/model/project.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import { brandFonts, brandKits } from '../db/schema.ts'

export type FontRow = Omit<BrandFont, 'createdAt'> & { createdAt: number; sha256: string }

export interface BrandRepo {
  get(project: Project): Brand
  update(project: Project, fields: Patch<BrandFields>): Brand
  fonts(projectId: string): BrandFont[]
  /** Throws AppError `not_found`; also finds what was put away when `withDeleted`. */
  font(id: string, withDeleted?: boolean): BrandFont & { sha256: string }
  /** The same file of the same project, put away or not. */
  fontOfFile(projectId: string, sha256: string): BrandFont | null
  insertFont(row: FontRow): void
  setFontDeleted(id: string, deletedAt: number | null): void
}

export function createBrandRepo({ db, now }: CoreContext): BrandRepo {
  const { orm } = db
  const get = (project: Project): Brand => {
    const row = orm.select().from(brandKits).where(eq(brandKits.projectId, project.id)).get()
    const own = row?.own ?? {}
    return {
      projectId: project.id,
      kit: { ...kitOf(project), ...own },
      own,
      updatedAt: row === undefined ? null : toInstant(row.updatedAt),
    }
  }
  return {
    get,
    update: (project, fields) => {
      const chosen = { ...get(project).own, ...given(fields) }
      const own = Object.fromEntries(
        Object.entries(chosen).filter(([, value]) => value !== null),
      ) as Partial<BrandKit>
      const at = now()
      orm
        .insert(brandKits)
        .values({ projectId: project.id, own, createdAt: at, updatedAt: at })
        .onConflictDoUpdate({ target: brandKits.projectId, set: { own, updatedAt: at } })
        .run()
      return get(project)
    },
    fonts: projectId =>
      orm
        .select()
        .from(brandFonts)
        .where(and(eq(brandFonts.projectId, projectId), isNull(brandFonts.deletedAt)))
        .orderBy(asc(brandFonts.family), asc(brandFonts.lightest), asc(brandFonts.id))
        .all()
        .map(toFont),
    font: (id, withDeleted = false) => {
      const row = orm.select().from(brandFonts).where(eq(brandFonts.id, id)).get()
      if (row === undefined || (row.deletedAt !== null && !withDeleted)) {
        throw new AppError('not_found', 'This font is not there any more.')
      }
      return { ...toFont(row), sha256: row.sha256 }
    },
    fontOfFile: (projectId, sha256) => {
      const row = orm
        .select()
        .from(brandFonts)
        .where(and(eq(brandFonts.projectId, projectId), eq(brandFonts.sha256, sha256)))
        .get()
      return row === undefined ? null : toFont(row)
    },
    insertFont: ({ weights: [lightest, heaviest], ...row }) => {
      orm
        .insert(brandFonts)
        .values({ ...row, lightest, heaviest })
        .run()
    },
    setFontDeleted: (id, deletedAt) => {
      orm.update(brandFonts).set({ deletedAt }).where(eq(brandFonts.id, id)).run()
    },
  }
}

/** What a project has before she chose anything. */
const kitOf = ({ colour, logoMediaId }: Project): BrandKit => ({
  ...defaultBrandKit(colour.toLowerCase()),
  logoIds: logoMediaId === null ? [] : [logoMediaId],
})

function toFont({
  lightest,
  heaviest,
  deletedAt: _,
  sha256: __,
  ...row
}: typeof brandFonts.$inferSelect): BrandFont {
  return { ...row, weights: [lightest, heaviest], createdAt: toInstant(row.createdAt) }
}
