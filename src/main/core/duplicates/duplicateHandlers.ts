import type { HandlersOf } from '#shared/contract/index.ts'
import type { FindDuplicates } from './nearDuplicates.ts'

export const duplicateHandlers = (find: FindDuplicates): HandlersOf<'duplicates'> => ({
  'duplicates.find': (wish, { signal }) => find(wish, signal),
})
