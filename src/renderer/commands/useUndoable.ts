import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { AppError } from '#shared/rpc/errors.ts'
import { useErrorText } from '../bridge/useErrorText.ts'
import { useFailureToast } from '../bridge/useFailureToast.ts'
import { showToast } from '../ui/toast.ts'
import { forgetHistory, redoLast, rememberWhenDone, undoLast } from './history.ts'
import type { HistoryEntry } from './history.ts'

export interface Undoable<T> {
  /** What was done, in her language and in the past: "Skipped". Shown in the toast. */
  label: string
  run: () => Promise<T>
  /** Takes it back; gets what run answered. */
  undo: (done: T) => Promise<unknown>
  /** Does it again; default: run once more. */
  redo?: () => Promise<unknown>
  /** True where the screen itself shows what happened clearly: no toast, only Ctrl+Z. */
  quiet?: boolean
}

const toastId = 'history'

/** Does something that can be undone: shows a toast with Undo, and Ctrl+Z takes it back. Answers null when it failed. */
export function useUndoable(): <T>(thing: Undoable<T>) => Promise<T | null> {
  const { t } = useTranslation()
  const { undo } = useHistoryActions()
  const failed = useFailureToast()
  return useCallback(
    async thing => {
      try {
        const running = thing.run()
        const entry = await rememberWhenDone(running.then(done => entryOf(thing, done)))
        if (thing.quiet !== true) {
          showToast({
            id: toastId,
            title: thing.label,
            action: { label: t('common.undo'), run: () => void undo(entry) },
          })
        }
        return await running
      } catch (error) {
        failed(error)
        return null
      }
    },
    [failed, t, undo],
  )
}

function entryOf<T>(thing: Undoable<T>, first: T): HistoryEntry {
  let done = first
  return {
    label: thing.label,
    undo: () => thing.undo(done),
    redo: async () => {
      // What was made again has another id: the next undo must take back that one.
      if (thing.redo === undefined) done = await thing.run()
      else await thing.redo()
    },
  }
}

/** Undo and redo with their toasts, for the commands and the toast's button. */
export function useHistoryActions(): {
  undo: (entry?: HistoryEntry) => Promise<void>
  redo: () => Promise<void>
} {
  const { t } = useTranslation()
  const failed = useHistoryFailure()
  const undo = useCallback(
    async (entry?: HistoryEntry) => {
      try {
        const done = await undoLast(entry)
        showToast({
          id: toastId,
          title: done === null ? t('commands.nothingToUndo') : t('commands.undone', { what: done.label }),
          ...(done === null
            ? {}
            : {
                action: {
                  label: t('common.redo'),
                  run: () => void redoLast().catch((e: unknown) => failed(e, done)),
                },
              }),
        })
      } catch (error) {
        failed(error, entry ?? null)
      }
    },
    [failed, t],
  )
  const redo = useCallback(async () => {
    try {
      const done = await redoLast()
      showToast({
        id: toastId,
        title: done === null ? t('commands.nothingToRedo') : t('commands.redone', { what: done.label }),
      })
    } catch (error) {
      failed(error, null)
    }
  }, [failed, t])
  return { undo, redo }
}

function useHistoryFailure() {
  const { t } = useTranslation()
  const errorText = useErrorText()
  return useCallback(
    (error: unknown, entry: HistoryEntry | null) => {
      if (entry !== null) forgetHistory(entry)
      const { title, words, todo } = errorText(error)
      const isConflict = error instanceof AppError && error.code === 'conflict'
      showToast({
        id: toastId,
        tone: 'danger',
        title: isConflict ? t('commands.refused') : title,
        text: [words, todo].filter(Boolean).join(' '),
      })
    },
    [errorText, t],
  )
}
