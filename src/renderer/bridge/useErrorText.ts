import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { AppError } from '#shared/rpc/errors.ts'

export interface ErrorText {
  /** What happened. */
  title: string
  /** The words as they came from the core or the network, when they add something. */
  words: string | null
  /** What to do. */
  todo: string
}

/** Turns a failure of a call into sentences a person can use. */
export function useErrorText(): (error: unknown) => ErrorText {
  const { t } = useTranslation()
  return useCallback(
    error => {
      const code = error instanceof AppError ? error.code : 'internal'
      const logId = code === 'internal' ? logIdOf(error) : null
      const speaks =
        code !== 'internal' && code !== 'disconnected' && code !== 'cancelled' && code !== 'disk_full'
      return {
        title: t(`errors.${code}.title`),
        words: error instanceof AppError && speaks ? error.message : logId,
        todo: t(`errors.${code}.todo`),
      }
    },
    [t],
  )
}

/** The number under which a bug stands in the log. */
function logIdOf(error: unknown): string | null {
  const details = error instanceof AppError ? (error.details as { logId?: unknown } | undefined) : undefined
  return typeof details?.logId === 'string' ? details.logId : null
}
