import { CircleAlert, Info } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fix } from '#shared/network/checkContent.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { usePostProblemWords } from '../../../lib/usePostProblemWords.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { NetworkMark } from '../../../ui/NetworkMark.tsx'
import { useComposer } from '../useComposer.ts'
import { sharedTab } from '../variants.ts'
import { groupProblems } from './groupProblems.ts'
import type { ChannelProblems, ListedProblem } from './groupProblems.ts'
import { useFix } from './useFix.ts'

export const problemListId = 'composer-problems'

interface ProblemListProps {
  found: readonly ChannelProblems[]
  /** She tried to schedule: then also that there is nothing to publish yet. */
  isStrict: boolean
}

/** What would be refused or is worth a look, each with the button that puts it right. */
export function ProblemList({ found, isStrict }: ProblemListProps) {
  const { t } = useTranslation()
  const { tab, chosen } = useComposer()
  const shown = groupProblems(found.filter(({ channelId }) => tab === sharedTab || channelId === tab)).filter(
    problem => isStrict || problem.key !== 'empty',
  )
  const errors = shown.filter(problem => problem.severity === 'error').length
  const needsChannel = isStrict && chosen.length === 0
  return (
    <section
      id={problemListId}
      tabIndex={-1}
      aria-label={t('composer.problemList')}
      className="outline-none focus-visible:outline-2"
    >
      <span role="status" className="sr-only">
        {errors > 0 && t('composer.errorCount', { count: errors })}
      </span>
      {(shown.length > 0 || needsChannel) && (
        <ul className="divide-y rounded-lg border bg-surface">
          {needsChannel && (
            <li className="flex items-center gap-2 px-3 py-2">
              <Mark severity="error" />
              {t('composer.problems.noChannel')}
            </li>
          )}
          {shown.map(problem => (
            <ProblemRow key={JSON.stringify([problem.key, problem.params])} problem={problem} />
          ))}
        </ul>
      )}
    </section>
  )
}

function ProblemRow({ problem }: { problem: ListedProblem }) {
  const { chosen, tab, project } = useComposer()
  const words = usePostProblemWords(project.zone)
  const places = chosen.filter(place => problem.channelIds.includes(place.channel.id))
  const isEverywhere = places.length === chosen.length && chosen.length > 1
  return (
    <li className="flex items-start gap-2 px-3 py-2">
      <Mark severity={problem.severity} />
      <p className="min-w-0 flex-1 pt-1">{words(problem)}</p>
      {tab === sharedTab && !isEverywhere && (
        <span className="flex items-center gap-1 pt-1.5">
          {places.map(({ channel, descriptor }) => (
            <NetworkMark
              key={channel.id}
              size={16}
              mark={descriptor.mark}
              colour={descriptor.colour}
              label={channel.name}
            />
          ))}
        </span>
      )}
      <FixButton problem={problem} />
    </li>
  )
}

function FixButton({ problem }: { problem: ListedProblem }) {
  const words = useFixWords()
  const fix = useFix()
  const [isBusy, setBusy] = useState(false)
  const { fix: what, channelIds } = problem
  if (what === null) return null
  const run = async () => {
    setBusy(true)
    // What is chosen per channel is put right in each; content is put right where it comes from.
    const ofEach = ['shortenExpiry', 'moveTo', 'splitText', 'joinParts'].includes(what.kind)
    for (const channelId of ofEach ? channelIds : channelIds.slice(0, 1)) {
      await fix(what, channelId, Number(problem.params['part'] ?? 1) - 1)
    }
    setBusy(false)
  }
  return (
    <Button size="sm" busy={isBusy} onClick={() => void run()}>
      {words(what)}
    </Button>
  )
}

/** What the button of a fix says. */
function useFixWords(): (fix: Fix) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return fix => {
    switch (fix.kind) {
      case 'shortenExpiry':
        return t('composer.fix.shortenExpiry', { count: Math.floor(fix.afterMs / 3_600_000) })
      case 'moveTo':
        return t('composer.fix.moveTo', { time: format.local(fix.dueLocal) })
      default:
        return t(`composer.fix.${fix.kind}`)
    }
  }
}

function Mark({ severity }: { severity: ListedProblem['severity'] }) {
  const { t } = useTranslation()
  const isError = severity === 'error'
  return (
    <span className={`pt-1.5 ${isError ? 'text-danger' : 'text-warning'}`}>
      <Icon icon={isError ? CircleAlert : Info} />
      <span className="sr-only">{t(`composer.severity.${severity}`)}</span>
    </span>
  )
}
