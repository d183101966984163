import { useCallback } from 'react'
import { showToast } from '../ui/toast.ts'
import { useErrorText } from './useErrorText.ts'

/** Says at the corner that something did not work: `save.mutate(x, { onError: failed })`. */
export function useFailureToast(): (error: unknown) => void {
  const errorText = useErrorText()
  return useCallback(
    error => {
      const { title, words, todo } = errorText(error)
      showToast({ tone: 'danger', title, text: [words, todo].filter(Boolean).join(' ') })
    },
    [errorText],
  )
}
