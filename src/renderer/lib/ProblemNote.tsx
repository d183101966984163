import { useTranslation } from 'react-i18next'
import type { Problem } from '#shared/model/problem.ts'
import { useShownParams } from './useShownParams.ts'

interface ProblemNoteProps {
  problem: Problem
  /** `line`: one line for rows; `full`: with what to do. */
  variant?: 'line' | 'full'
}

/** What happened, the network's own words, and what to do about it. */
export function ProblemNote({ problem, variant = 'full' }: ProblemNoteProps) {
  const { t } = useTranslation()
  const shownParams = useShownParams()
  const happened = t(`problems.${problem.key}`, shownParams(problem.params))
  const { networkWords } = problem
  if (variant === 'line') {
    return (
      <span>
        {happened}
        {networkWords !== null && <span className="text-ink"> “{networkWords}”</span>}
      </span>
    )
  }
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">{happened}</p>
      {networkWords !== null && (
        <blockquote className="border-s-2 border-edge ps-2 break-words">
          <span className="sr-only">{t('problems.networkSays')} </span>“{networkWords}”
        </blockquote>
      )}
      <p className="text-ink-muted">{t(`problems.todo.${problem.action}`)}</p>
    </div>
  )
}
