import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { AppError } from '#shared/rpc/errors.ts'
import { useErrorText } from '../bridge/useErrorText.ts'
import { useFormat } from '../i18n/useFormat.ts'

/** Why a file is not taken: what the media store says, and `uploadPicture`. */
const Refusal = z.object({
  reason: z.enum([
    'empty',
    'heic',
    'notMedia',
    'damaged',
    'pixels',
    'bytes',
    'svgActive',
    'svgExternal',
    'svgEntities',
    'svgTooMuch',
    'video',
  ]),
  limitBytes: z.number().optional(),
})

/** The file itself is the reason: trying it once more changes nothing. */
export const isFinal = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'unsupported_file' || error.code === 'too_large')

/** Why a file could not be stored and what to do, in her language. */
export function useFileErrorText(): (error: unknown) => { words: string; todo: string } {
  const { t } = useTranslation()
  const format = useFormat()
  const errorText = useErrorText()
  return useCallback(
    error => {
      const refusal = Refusal.safeParse(error instanceof AppError ? error.details : null)
      if (refusal.success) {
        const { reason, limitBytes = 0 } = refusal.data
        return {
          words: t(`files.reasons.${reason}.words`, { limit: format.bytes(limitBytes) }),
          todo: t(`files.reasons.${reason}.todo`),
        }
      }
      const { title, words, todo } = errorText(error)
      return { words: words ?? title, todo }
    },
    [t, format, errorText],
  )
}
