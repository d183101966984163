import type { Output } from '#shared/contract/index.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { choiceFor, openOnes } from '../schedule/plan.ts'
import type { ComposerState } from '../useComposer.ts'
import type { ChannelProblems } from './groupProblems.ts'

type Risks = Output<'risks.at'>

const none: Risks = []

/** At which of the chosen times this computer usually sleeps; empty while that is not known. */
export function useRisks({ chosen, deliveries, plan, project, postId }: ComposerState): Risks {
  const open = openOnes(deliveries).map(d => d.channelId)
  const items = chosen.flatMap(({ channel }) => {
    const { mode, dueLocal, latestLocal } = choiceFor(plan, channel.id)
    const isPlanned = open.includes(channel.id) || !deliveries.some(d => d.channelId === channel.id)
    return !isPlanned || mode === 'now' || dueLocal === null
      ? []
      : [{ channelId: channel.id, dueLocal, latestLocal }]
  })
  const { data } = useQueryOf(
    'risks.at',
    { postId, zone: project.zone, items },
    { enabled: items.length > 0 },
  )
  return items.length === 0 ? none : (data ?? none)
}

/** The problems of each channel, and that the computer usually sleeps when it is due: worth a look, and no hindrance. */
export function withRisks(found: readonly ChannelProblems[], risks: Risks): ChannelProblems[] {
  return found.map(({ channelId, problems }) => {
    const at = risks.find(risk => risk.channelId === channelId)
    if (at === undefined) return { channelId, problems: [...problems] }
    const { awake, of, sameWeekday, betterLocal } = at.risk
    return {
      channelId,
      problems: [
        ...problems,
        {
          key: 'usuallyAsleep',
          params: { awake, of, sameWeekday: Number(sameWeekday) },
          severity: 'warning' as const,
          fix: betterLocal === null ? null : { kind: 'moveTo' as const, dueLocal: betterLocal },
        },
      ],
    }
  })
}
