import { useTranslation } from 'react-i18next'
import type { PostProblem } from '#shared/network/checkContent.ts'
import { useNow } from '../bridge/useNow.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { useRiskWords } from './useRiskWords.ts'

type Told = Pick<PostProblem, 'key' | 'params'>

/** What would be refused or is worth a look, in plain words; of a thread it says first which part has it. */
export function usePostProblemWords(zone: string): (problem: Told) => string {
  const { t } = useTranslation()
  const words = usePlainWords(zone)
  return problem => {
    const { part } = problem.params
    return part === undefined ? words(problem) : t('composer.inPart', { part, words: words(problem) })
  }
}

function usePlainWords(zone: string): (problem: Told) => string {
  const { t } = useTranslation()
  const format = useFormat(zone)
  const now = useNow()
  const riskWords = useRiskWords()
  return ({ key, params }) => {
    const number = (name: string) => format.number(Number(params[name]))
    switch (key) {
      case 'altMissing':
        return typeof params['count'] === 'number'
          ? t('composer.problems.altsMissing', { count: params['count'] })
          : t('composer.problems.altMissing', params)
      case 'textTooLong':
        return t('composer.problems.textTooLong', {
          count: Number(params['over']),
          over: number('over'),
          limit: number('limit'),
        })
      case 'fileTooLarge':
        return t('composer.problems.fileTooLarge', {
          name: params['name'],
          size: format.bytes(Number(params['bytes'])),
          limit: format.bytes(Number(params['limit'])),
        })
      case 'videoTooLong':
        return t('composer.problems.videoTooLong', {
          name: params['name'],
          limit: format.duration(Number(params['seconds']) * 1000),
        })
      case 'formatNotTaken':
        return t('composer.problems.formatNotTaken', {
          name: params['name'],
          format: String(params['format']).split('/').at(-1)?.toUpperCase(),
        })
      case 'quietHours':
        return t('composer.problems.quietHours', { until: format.local(String(params['until'])) })
      case 'usuallyAsleep':
        return riskWords({
          awake: Number(params['awake']),
          of: Number(params['of']),
          sameWeekday: params['sameWeekday'] === 1,
        })
      case 'sameText':
      case 'samePicture':
        return t(`composer.problems.${key}.${String(params['isOut'])}`, {
          when: format.whenInText(String(params['at']), now),
        })
      case 'tooManyOfKind':
      case 'kindNotTaken':
      case 'standsAlone':
        return t(`composer.problems.${key}.${String(params['kind'])}`, {
          ...params,
          count: Number(params['limit'] ?? 0),
        })
      default:
        return t(`composer.problems.${key}`, params)
    }
  }
}
