import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { showToast } from '../ui/toast.ts'
import { useFileErrorText } from './useFileErrorText.ts'

export interface RefusedFile {
  name: string
  error: unknown
}

/** So many are told by name; more would fill the window. */
const told = 3

/** Says at the corner which files could not be added, why, and what to do; of several in one go, together. */
export function useRefusedFilesToast(): (refused: readonly RefusedFile[]) => void {
  const { t } = useTranslation()
  const fileErrorText = useFileErrorText()
  return useCallback(
    refused => {
      const [first] = refused
      if (first === undefined) return
      const reasons = refused.slice(0, told).map(({ name, error }) => {
        const { words, todo } = fileErrorText(error)
        return refused.length === 1 ? `${words} ${todo}` : `“${name}”: ${words}`
      })
      const more = refused.length > told ? [t('files.more', { count: refused.length - told })] : []
      showToast({
        tone: 'danger',
        title: t('files.refused', { count: refused.length, name: first.name }),
        text: [...reasons, ...more].join('\n'),
      })
    },
    [t, fileErrorText],
  )
}
