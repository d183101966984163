import type { ChannelQuiet, QuietHours } from '#shared/model/rules.ts'
import { quietOf } from '#shared/model/rules.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { Calm } from '#shared/time/calm.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { SettingsRepo } from '../settings/settingsRepo.ts'
import { fixedPlan } from '../db/fixedPlan.ts'

/** What holds for one channel: its own rules laid over those of its project and of the settings. */
export interface LaneRules {
  /** How late something may go out by itself, ms. */
  graceMs: number
  /** Her own spacing of posts, ms; the network's may be larger. */
  spacingMs: number
  /** At most so many posts on a day of the zone; null: as many as the network takes. */
  dailyCap: number | null
  /** The zone of the project. */
  zone: string
  network: string
  /** When nothing of the channel goes out by itself, by the wall clock of the zone. Reads the blackouts of these days. */
  calm(): Calm
}

export interface RulesRepo {
  /** Throws AppError `not_found`. */
  ofLane(channelId: string): LaneRules
}

interface Row {
  projectId: string
  zone: string
  graceMs: number | null
  projectQuiet: string | null
  spacingMs: number | null
  dailyCap: number | null
  network: string
  quiet: string | null
}

/** Reads the rules at the moment they are needed: a change of hers holds for the very next delivery. */
export function createRulesRepo({ db, now }: CoreContext, settings: SettingsRepo): RulesRepo {
  const ofLane = db.sqlite.prepare<[string], Row>(
    fixedPlan(`SELECT p.id AS projectId, p.zone, p.graceMs, p.quiet AS projectQuiet, c.spacingMs, c.dailyCap, c.network, c.quiet
     FROM channels c JOIN projects p ON p.id = c.projectId WHERE c.id = ?`),
  )
  const blackouts = db.sqlite.prepare<{ projectId: string; from: string }, Calm['blackouts'][number]>(
    fixedPlan(`SELECT name, startsOn, endsOn FROM blackouts
     WHERE endsOn >= :from AND (projectId IS NULL OR projectId = :projectId) AND deletedAt IS NULL`),
  )
  const calmOf = ({ projectId, projectQuiet, quiet }: Row): Calm => {
    const ofProject = projectQuiet === null ? null : (JSON.parse(projectQuiet) as QuietHours)
    const ofChannel = quiet === null ? ({ kind: 'project' } as const) : (JSON.parse(quiet) as ChannelQuiet)
    // Nowhere is it earlier than a day ago.
    const from = new Date(now() - 86_400_000).toISOString().slice(0, 10)
    return { quiet: quietOf(ofChannel, ofProject), blackouts: blackouts.all({ projectId, from }) }
  }
  return {
    ofLane: channelId => {
      const row = ofLane.get(channelId)
      if (row === undefined) throw new AppError('not_found', 'This channel is not there any more.')
      const { graceMs, spacingMs, dailyCap, zone, network } = row
      return {
        graceMs: graceMs ?? settings.get().graceMs,
        spacingMs: spacingMs ?? 0,
        ...{ dailyCap, zone, network },
        calm: () => calmOf(row),
      }
    },
  }
}
