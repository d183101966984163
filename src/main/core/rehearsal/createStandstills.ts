import type { RehearsedItem } from '#shared/model/rehearsal.ts'
import type { CoreContext } from '../CoreContext.ts'

interface Parts {
  /** The real one: in the copy nothing stands still. */
  context: CoreContext
  withoutLogin: ReadonlySet<string>
}

/** What keeps a channel from publishing as things stand. */
export function createStandstills({
  context,
  withoutLogin,
}: Parts): (channelId: string) => RehearsedItem['standstills'] {
  const { sqlite } = context.db
  const stateOf = sqlite.prepare<[string], { project: number; channel: number; login: number }>(
    `SELECT p.paused AS project, c.paused AS channel, c.needsLogin AS login
     FROM channels c JOIN projects p ON p.id = c.projectId WHERE c.id = ?`,
  )
  const allPaused =
    sqlite.prepare("SELECT value FROM settings WHERE key = 'publishing.paused'").pluck().get() === 'true'
  return channelId => {
    const state = stateOf.get(channelId)
    const login = state?.login === 1 || withoutLogin.has(channelId)
    return [
      ...(allPaused ? (['allPaused'] as const) : []),
      ...(state?.project === 1 ? (['projectPaused'] as const) : []),
      ...(state?.channel === 1 ? (['channelPaused'] as const) : []),
      ...(login ? (['needsLogin'] as const) : []),
    ]
  }
}
