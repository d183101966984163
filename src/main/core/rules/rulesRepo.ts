import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { SettingsRepo } from '../settings/settingsRepo.ts'

/** What holds for one channel: its own rules laid over those of its project and of the settings. */
export interface LaneRules {
  /** How late something may go out by itself, ms. */
  graceMs: number
  /** Her own spacing of posts, ms; the network's may be larger. */
  spacingMs: number
}

export interface RulesRepo {
  /** Throws AppError `not_found`. */
  ofLane(channelId: string): LaneRules
}

interface Row {
  graceMs: number | null
  spacingMs: number | null
}

/** Reads the rules at the moment they are needed: a change of hers holds for the very next delivery. */
export function createRulesRepo({ db }: CoreContext, settings: SettingsRepo): RulesRepo {
  const ofLane = db.sqlite.prepare<[string], Row>(
    `SELECT p.graceMs, c.spacingMs FROM channels c JOIN projects p ON p.id = c.projectId WHERE c.id = ?`,
  )
  return {
    ofLane: channelId => {
      const row = ofLane.get(channelId)
      if (row === undefined) throw new AppError('not_found', 'This channel is not there any more.')
      return { graceMs: row.graceMs ?? settings.get().graceMs, spacingMs: row.spacingMs ?? 0 }
    },
  }
}
