import { FolderPlus, ScanEye, X } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { rememberedProject } from '../../bridge/useCurrentProject.ts'
import { useErrorText } from '../../bridge/useErrorText.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { changeDraft, useCaptureDraft } from './captureDraft.ts'
import type { CaptureDraft } from './captureDraft.ts'
import { CaptureFields } from './CaptureFields.tsx'
import { useCapture } from './useCapture.ts'

interface Stored {
  id: string
  /** What it was, for her who takes it back. */
  draft: CaptureDraft
}

/** The whole small window of quick capture: Enter puts it down and closes, Escape closes and keeps the draft. */
export function CaptureWindow() {
  const { t } = useTranslation()
  const core = useCore()
  const errorText = useErrorText()
  const { data: projects } = useQueryOf('projects.list', undefined)
  const [stored, setStored] = useState<Stored | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const fail = (error: unknown) => {
    const { title, words, todo } = errorText(error)
    setFailure([title, words, todo].filter(Boolean).join(' '))
  }
  const putAway = useCallback(() => {
    // A page in a browser closes only if a program opened it.
    if (window.ratiba === undefined) window.close()
    else core.call('app.putCaptureAway').catch(() => undefined) // The core is gone, and its window goes with it.
  }, [core])
  const capture = useCapture({
    projects: projects ?? [],
    startIn: rememberedProject(),
    store: async (projectId, fields) => {
      setFailure(null)
      try {
        const { id } = await core.call('observations.create', { projectId, fields })
        setStored({ id, draft: useCaptureDraft.getState() })
        return true
      } catch (error) {
        fail(error)
        return false
      }
    },
    onStored: putAway,
  })
  const takeBack = async ({ id, draft }: Stored) => {
    try {
      await core.call('observations.remove', { ids: [id] })
      setStored(null)
      const { text: typed, mediaIds } = useCaptureDraft.getState()
      // What she has begun since is not written over.
      if (typed === '' && mediaIds.length === 0) changeDraft(draft)
    } catch (error) {
      fail(error)
    }
    text.current?.focus()
  }
  useEffect(() => {
    const onFocus = () => text.current?.focus()
    window.addEventListener('focus', onFocus)
    return () => window.removeEventListener('focus', onFocus)
  }, [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // In an open list Escape belongs to the list.
      if (event.key !== 'Escape' || document.querySelector('[role=listbox]') !== null) return
      putAway()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [putAway])
  return (
    <form
      aria-label={t('competitors.capture')}
      className="flex h-full flex-col bg-raised"
      onSubmit={event => {
        event.preventDefault()
        capture.save()
      }}
    >
      <header className="flex h-11 shrink-0 items-center gap-2 border-b ps-4 pe-2 [-webkit-app-region:drag]">
        <span className="text-accent">
          <Icon icon={ScanEye} />
        </span>
        <h1 className="min-w-0 flex-1 truncate font-semibold">{t('competitors.capture')}</h1>
        <span className="[-webkit-app-region:no-drag]">
          <IconButton icon={X} size="sm" label={t('common.close')} onClick={putAway} />
        </span>
      </header>
      <main className="min-h-0 flex-1 overflow-y-auto px-4 py-3">
        {projects?.length === 0 ? (
          <EmptyState
            icon={FolderPlus}
            title={t('competitors.noProject')}
            text={t('competitors.noProjectText')}
          />
        ) : (
          <CaptureFields capture={capture} textRef={text} rows={3} />
        )}
      </main>
      <footer className="flex shrink-0 items-center gap-3 border-t px-4 py-2.5 text-sm text-ink-muted">
        <p role="status" className="flex min-w-0 flex-1 items-center gap-2">
          {failure !== null ? (
            <span className="text-danger">{failure}</span>
          ) : stored !== null ? (
            <>
              <span className="truncate">
                {t('competitors.captured')}
                {stored.draft.text.trim() !== '' && `: “${stored.draft.text.trim().slice(0, 60)}”`}
              </span>
              <Button size="sm" variant="quiet" onClick={() => void takeBack(stored)}>
                {t('common.undo')}
              </Button>
            </>
          ) : (
            <>
              <Kbd keys={['Esc']} />
              <span className="truncate">{t('competitors.keepsDraft')}</span>
            </>
          )}
        </p>
        <Button variant="primary" type="submit" busy={capture.isBusy} keys={['⏎']}>
          {t('common.save')}
        </Button>
      </footer>
    </form>
  )
}
