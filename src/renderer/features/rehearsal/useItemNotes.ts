import { useTranslation } from 'react-i18next'
import type { RehearsedItem } from '#shared/model/rehearsal.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { useDecisionText } from '../../lib/useDecisionText.ts'
import { usePostProblemWords } from '../../lib/usePostProblemWords.ts'
import { useShownParams } from '../../lib/useShownParams.ts'

export interface ItemNote {
  words: string
  isError: boolean
}

/** Later than this is not on time. */
const onTimeMs = 60_000

/** Everything that is to be said of a line: what stands in the way first, then what is only worth a look. */
export function useItemNotes(zone: string): (item: RehearsedItem) => ItemNote[] {
  const { t } = useTranslation()
  const format = useFormat(zone)
  const problemWords = usePostProblemWords(zone)
  const decisionText = useDecisionText()
  const shownParams = useShownParams()
  return item => {
    const { problem, problems, standstills, moves, at, plannedAt, outcome } = item
    const ofEngine = problem === null ? [] : [t(`problems.${problem.key}`, shownParams(problem.params))]
    const lateMs = at === null ? 0 : Date.parse(at) - Date.parse(plannedAt)
    const isMoved = outcome === 'goes' && lateMs > onTimeMs
    const planned = t('rehearsal.plannedFor', { time: format.dateTime(plannedAt, zone) })
    const isTrouble = outcome === 'missed' || outcome === 'refused'
    const notes: ItemNote[] = [
      ...problems.map(each => ({ words: problemWords(each), isError: each.severity === 'error' })),
      ...standstills.map(each => ({ words: t(`rehearsal.standstills.${each}`), isError: true })),
      ...ofEngine.map(words => ({ words, isError: isTrouble })),
      ...(problem === null ? moves.map(each => ({ words: decisionText(each), isError: false })) : []),
      ...(isMoved
        ? [
            {
              words: moves.length === 0 ? `${t('rehearsal.spaced')} ${planned}` : planned,
              isError: false,
            },
          ]
        : []),
    ]
    return notes.toSorted((a, b) => Number(b.isError) - Number(a.isError))
  }
}
