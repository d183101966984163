import { Outlet, useRouter } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useCore } from '../bridge/CoreProvider.tsx'
import { QueryError } from '../bridge/QueryError.tsx'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { useShortcuts } from '../commands/useShortcuts.ts'
import { WelcomeScreen } from '../features/projects/WelcomeScreen.tsx'
import { useRepostDialog } from '../lib/repostDialog.ts'
import { Spinner } from '../ui/Spinner.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { Dialogs, RepostDialog, Workspace } from './lazyParts.ts'
import { ReadyMark } from './ReadyMark.tsx'
import { useAppCommands } from './useAppCommands.ts'
import { useDialogs } from './useDialogs.ts'
import { useSettingsApplied } from './useSettingsApplied.ts'

/** What stands around every screen. */
export function AppFrame() {
  const { t } = useTranslation()
  const projects = useQueryOf('projects.list', undefined)
  const dialog = useDialogs(state => state.open)
  const isReposting = useRepostDialog(state => state.deliveryIds !== null)
  const isFirstRun = projects.data?.length === 0
  useSettingsApplied()
  useShortcuts()
  useAppCommands({ hasProject: projects.data !== undefined && !isFirstRun })
  useGoTo()
  if (projects.data === undefined && !projects.isError) {
    return <Waiting />
  }
  return (
    <div className="flex h-full flex-col">
      <a
        href="#main"
        className="sr-only rounded-md bg-raised px-3 py-2 font-medium focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-50 focus:shadow-float"
      >
        {t('app.skipToContent')}
      </a>
      <ConnectionBanner />
      {isFirstRun ? (
        <>
          <WelcomeScreen />
          {/* The guesses it begins with are this computer's, so she can type before the core has said anything. */}
          <ReadyMark needsAnswers={false} />
        </>
      ) : (
        <Suspense fallback={<Waiting />}>
          <Workspace>
            {projects.data === undefined ? (
              <QueryError size="page" error={projects.error} retry={projects.refetch} />
            ) : (
              <Outlet />
            )}
          </Workspace>
        </Suspense>
      )}
      {isReposting && (
        <Suspense fallback={null}>
          <RepostDialog />
        </Suspense>
      )}
      {dialog !== null && (
        <Suspense fallback={null}>
          <Dialogs open={dialog} />
        </Suspense>
      )}
    </div>
  )
}

function Waiting() {
  return (
    <div className="appear-late flex h-full flex-1 items-center justify-center">
      <Spinner />
    </div>
  )
}

/** The host asks to show a place after a notification or a click in the tray. */
function useGoTo() {
  const core = useCore()
  const router = useRouter()
  useEffect(
    () =>
      core.on('app.goTo', ({ path }) => {
        // Only a place inside the app: never another origin.
        if (/^\/(?!\/)/.test(path)) router.history.push(path)
      }),
    [core, router],
  )
}
