import { join } from 'node:path'
import { projectRoot } from './projectRoot.ts'

/**
 * Lets every Node started from here on keep what it has compiled, types stripped, for the next one: the tests start the
 * core in a hundred processes, and compiling is a third of such a start.
 */
export function shareCompileCache(): void {
  process.env['NODE_COMPILE_CACHE'] ??= join(projectRoot, 'node_modules/.cache/compiled')
}
