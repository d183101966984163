import type { ReactNode } from 'react'
import { useCurrentProject } from '../bridge/useCurrentProject.ts'
import { SideNavigation } from './SideNavigation.tsx'
import { TopBar } from './TopBar.tsx'
import { useReadyMark } from './useReadyMark.ts'

/** Navigation and top bar around a screen: what there is once she has a project. */
export function Workspace({ children }: { children: ReactNode }) {
  const { projects } = useCurrentProject()
  useReadyMark(projects !== undefined)
  return (
    <div className="flex min-h-0 flex-1">
      <SideNavigation />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar />
        <main id="main" tabIndex={-1} className="min-h-0 flex-1 bg-surface outline-none">
          {children}
        </main>
      </div>
    </div>
  )
}
