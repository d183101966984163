import type { HandlersOf } from '#shared/contract/index.ts'
import { given } from '#shared/model/patch.ts'
import type { DesignCard, DesignFields } from '#shared/model/designCard.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { inTransaction } from '../CoreContext.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import { createDesignRepo } from './designRepo.ts'
import { createDesignVersions } from './designVersions.ts'
import { createPostDesign } from './postDesign.ts'
import type { PostDesignParts } from './postDesign.ts'

export interface DesignHandlerParts extends PostDesignParts {
  projects: ProjectRepo
}

const emptyFields: Omit<DesignFields, 'name'> = { postId: null, isTemplate: false, thumbnailMediaId: null }

export function designHandlers(parts: DesignHandlerParts): HandlersOf<'designs'> {
  const { context, projects, posts, media } = parts
  const designs = createDesignRepo(context)
  const postDesign = createPostDesign(parts, designs)
  const versions = createDesignVersions(context)
  const tell = (id: string): DesignCard => {
    context.emit('designs.changed', { ids: [id] })
    return designs.get(id, true)
  }
  /** What a design points at must be there, and a post belong to its project. */
  const check = (projectId: string, { postId, thumbnailMediaId }: Partial<DesignFields>) => {
    if (postId != null && posts.get(postId).projectId !== projectId) {
      throw new AppError('invalid_input', 'This post belongs to another project.')
    }
    if (thumbnailMediaId != null && media.get([thumbnailMediaId]).length === 0) {
      throw new AppError('not_found', 'This picture is not there any more.')
    }
  }

  return {
    'designs.list': wish => designs.list(wish),
    'designs.get': ({ id }) => {
      const card = designs.get(id)
      const { steps, at } = designs.history(id)
      return { card, ...designs.read(id), history: { steps: [...steps], at } }
    },
    'designs.ofPost': ({ postId }) => designs.ofPost(postId),
    'designs.postOf': ({ id }) => postDesign.postOf(id),
    'designs.putIntoPost': ({ id, placed, again }) => {
      const before = postDesign.put(id, placed, again)
      tell(id)
      return { before }
    },
    'designs.usingMedia': ({ mediaId }) => designs.usingMedia(mediaId),
    'designs.create': ({ projectId, fields, design }) => {
      projects.get(projectId)
      const all = { ...emptyFields, ...given<DesignFields>(fields), name: fields.name }
      check(projectId, all)
      return tell(inTransaction(context, () => designs.insert(projectId, all, design)))
    },
    'designs.update': ({ id, fields }) => {
      const change = given<DesignFields>(fields)
      check(designs.get(id).projectId, change)
      designs.update(id, change)
      return tell(id)
    },
    'designs.save': ({ id, revision, design, history }) => {
      inTransaction(context, () => {
        const stored = designs.get(id)
        if (stored.revision !== revision) {
          throw new AppError('conflict', 'This design was changed in another window meanwhile.', {
            revision: stored.revision,
          })
        }
        versions.keepBeforeSaving(id, designs.read(id).repairs !== null)
        designs.save(id, design, history)
      })
      return { revision: tell(id).revision }
    },
    'designs.duplicate': ({ id }) => {
      const { projectId, name, isTemplate, thumbnailMediaId } = designs.get(id)
      const fields = { name, isTemplate, thumbnailMediaId, postId: null }
      return tell(inTransaction(context, () => designs.insert(projectId, fields, designs.read(id).design)))
    },
    'designs.remove': ({ id }) => {
      designs.get(id)
      designs.setDeleted(id, context.now())
      tell(id)
    },
    'designs.restore': ({ id }) => {
      designs.get(id, true)
      designs.setDeleted(id, null)
      return tell(id)
    },
    'designs.removeMany': ({ ids, fromPosts }) => {
      const removed = inTransaction(context, () =>
        designs.alive(ids).map(id => {
          const placed = fromPosts && postDesign.isOpen(id) ? postDesign.put(id, null, true) : null
          designs.setDeleted(id, context.now())
          return { id, placed }
        }),
      )
      context.emit('designs.changed', { ids })
      return removed
    },
    'designs.restoreMany': ({ designs: removed }) => {
      inTransaction(context, () => {
        for (const { id, placed } of removed) {
          designs.get(id, true)
          designs.setDeleted(id, null)
          if (placed !== null && postDesign.isOpen(id)) postDesign.put(id, placed, true)
        }
      })
      context.emit('designs.changed', { ids: removed.map(({ id }) => id) })
    },
    'designs.versions': ({ id }) => {
      designs.get(id)
      return versions.list(id)
    },
    'designs.version': ({ versionId }) => ({ design: versions.read(versionId) }),
    'designs.keepVersion': ({ id, name }) => {
      designs.get(id)
      const version = versions.keep(id, name)
      tell(id)
      return version
    },
    'designs.nameVersion': ({ versionId, name }) => {
      const { designId } = versions.get(versionId)
      versions.rename(versionId, name)
      tell(designId)
      return versions.get(versionId)
    },
  }
}
