import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../bridge/useErrorText.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { showToast } from '../../../ui/toast.ts'

export interface JobTools {
  signal: AbortSignal
  onProgress: (done: number, of: number) => void
}

interface Job<T> {
  /** What is being done: "Saving Offer". */
  title: string
  run: (tools: JobTools) => Promise<T>
  /** What is said at the end. */
  done: (result: T) => { title: string; text?: string; action?: { label: string; run: () => void } }
}

let lastId = 0
/** How often the corner says how far it is. */
const tellEveryMs = 200
/** Before this long nobody can say how much longer it takes. */
const guessAfterMs = 2000
const longMs = 20_000

/**
 * Does long work that goes on when the screen changes: the corner of the window says how far it is and how much longer it takes, and can
 * stop it. Answers null when it failed or was stopped.
 */
export function useJob(): <T>(job: Job<T>) => Promise<T | null> {
  const { t } = useTranslation()
  const format = useFormat()
  const errorText = useErrorText()
  return useCallback(
    async ({ title, run, done }) => {
      const stop = new AbortController()
      lastId += 1
      const id = `job-${lastId}`
      const beganAt = performance.now()
      let toldAt = -Infinity
      let isClosed = false
      const action = { label: t('common.cancel'), run: () => stop.abort() }
      const onClose = () => {
        isClosed = true
      }
      const tell = (text: string) => showToast({ id, title, text, timeoutMs: 0, action, onClose })
      const onProgress = (count: number, of: number) => {
        const now = performance.now()
        // What she closed stays away until there is an end to tell of.
        if (isClosed || stop.signal.aborted || (now - toldAt < tellEveryMs && count < of)) return
        toldAt = now
        const spentMs = now - beganAt
        const progress = t('studioOutput.progress', { count: of, done: count })
        if (spentMs < guessAfterMs || count === 0 || count === of) return void tell(progress)
        const left = format.durationShort(Math.max(1000, (spentMs / count) * (of - count)))
        tell(`${progress} · ${t('studioOutput.timeLeft', { left })}`)
      }
      try {
        tell(t('studioOutput.beginning'))
        const result = await run({ signal: stop.signal, onProgress })
        // After long work she looks elsewhere: what came of it waits for her.
        const isLong = performance.now() - beganAt > longMs
        showToast({ id, tone: 'success', ...(isLong ? { timeoutMs: 0 } : {}), ...done(result) })
        return result
      } catch (error) {
        if (stop.signal.aborted) showToast({ id, title: t('studioOutput.stopped'), text: title })
        else {
          const { title: what, words, todo } = errorText(error)
          showToast({ id, tone: 'danger', title: what, text: [words, todo].filter(Boolean).join(' ') })
        }
        return null
      }
    },
    [t, format, errorText],
  )
}
