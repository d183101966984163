import { Outlet, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchHit } from '#shared/contract/posts.ts'
import { useCore } from '../bridge/CoreProvider.tsx'
import { QueryError } from '../bridge/QueryError.tsx'
import { useCurrentProject } from '../bridge/useCurrentProject.ts'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { CommandPalette } from '../commands/CommandPalette.tsx'
import { ShortcutList } from '../commands/ShortcutList.tsx'
import { useShortcuts } from '../commands/useShortcuts.ts'
import { ProjectDialog } from '../features/projects/ProjectDialog.tsx'
import { WelcomeScreen } from '../features/projects/WelcomeScreen.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { SideNavigation } from './SideNavigation.tsx'
import { TopBar } from './TopBar.tsx'
import { useAppCommands } from './useAppCommands.ts'
import { closeDialog, useDialogs } from './useDialogs.ts'
import { useReadyMark } from './useReadyMark.ts'
import { useSettingsApplied } from './useSettingsApplied.ts'

/** What stands around every screen. */
export function AppFrame() {
  const { t } = useTranslation()
  const projects = useQueryOf('projects.list', undefined)
  const isFirstRun = projects.data?.length === 0
  useSettingsApplied()
  useShortcuts()
  useAppCommands({ hasProject: projects.data !== undefined && !isFirstRun })
  useGoTo()
  useReadyMark(projects.data !== undefined)
  if (projects.data === undefined && !projects.isError) {
    return (
      <div className="appear-late flex h-full items-center justify-center">
        <Spinner />
      </div>
    )
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
        <WelcomeScreen />
      ) : (
        <div className="flex min-h-0 flex-1">
          <SideNavigation />
          <div className="flex min-w-0 flex-1 flex-col">
            <TopBar />
            <main id="main" tabIndex={-1} className="min-h-0 flex-1 bg-surface outline-none">
              {projects.data === undefined ? (
                <QueryError size="page" error={projects.error} retry={projects.refetch} />
              ) : (
                <Outlet />
              )}
            </main>
          </div>
        </div>
      )}
      <Dialogs />
    </div>
  )
}

function Dialogs() {
  const open = useDialogs(state => state.open)
  const { projectId, project, choose } = useCurrentProject()
  const navigate = useNavigate()
  const onHit = (hit: SearchHit) => {
    if (hit.kind === 'post') void navigate({ to: '/composer/$postId', params: { postId: hit.id } })
    else if (hit.kind === 'channel') void navigate({ to: '/channels', search: { open: hit.id } })
    else if (hit.kind === 'campaign') void navigate({ to: '/calendar', search: { campaign: hit.id } })
    else choose(hit.id)
  }
  if (open === 'palette') return <CommandPalette onClose={closeDialog} projectId={projectId} onHit={onHit} />
  if (open === 'shortcuts') return <ShortcutList onClose={closeDialog} />
  if (open === 'newProject') {
    return <ProjectDialog project={null} onClose={closeDialog} onSaved={saved => choose(saved.id)} />
  }
  if (open === 'editProject' && project !== null)
    return <ProjectDialog project={project} onClose={closeDialog} />
  return null
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
