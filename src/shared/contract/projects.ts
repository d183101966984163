import { z } from 'zod'
import { Id } from '../model/fields.ts'
import { Project, ProjectFields } from '../model/project.ts'
import { ProjectRules } from '../model/rules.ts'
import { command, query } from './method.ts'

export const projectsMethods = {
  'projects.list': query(z.void(), z.array(Project)),
  'projects.create': command(ProjectFields, Project),
  'projects.update': command(z.object({ id: Id, fields: ProjectFields.partial() }), Project),
  /** When anything of the project may go out. What is not given stays. */
  'projects.setRules': command(z.object({ id: Id, rules: ProjectRules.partial() }), Project),
  /** Puts the project away with all it has; its waiting deliveries do not go out. Undone by restore. */
  'projects.remove': command(z.object({ id: Id }), z.void()),
  'projects.restore': command(z.object({ id: Id }), Project),
}
