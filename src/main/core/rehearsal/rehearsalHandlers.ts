import type { HandlersOf } from '#shared/contract/index.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { Rehearsals } from './createRehearsals.ts'

export function rehearsalHandlers(rehearsals: Rehearsals, projects: ProjectRepo): HandlersOf<'rehearsal'> {
  return {
    'rehearsal.run': ({ from, to, ...wish }, { signal }) => {
      projects.get(wish.projectId)
      return rehearsals.run({ ...wish, from: Date.parse(from), to: Date.parse(to) }, signal)
    },
    'rehearsal.requests': ({ id, itemId }) => rehearsals.requests(id, itemId),
  }
}
