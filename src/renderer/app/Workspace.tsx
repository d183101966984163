import type { ReactNode } from 'react'
import { useCurrentProject } from '../bridge/useCurrentProject.ts'
import { ReadyMark } from './ReadyMark.tsx'
import { SideNavigation } from './SideNavigation.tsx'
import { TopBar } from './TopBar.tsx'

/** Navigation and top bar around a screen: what there is once she has a project. */
export function Workspace({ children }: { children: ReactNode }) {
  const { projects } = useCurrentProject()
  return (
    <div className="flex min-h-0 flex-1">
      <SideNavigation />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar />
        <main id="main" tabIndex={-1} className="min-h-0 flex-1 bg-surface outline-none">
          {children}
        </main>
      </div>
      {projects !== undefined && <ReadyMark />}
    </div>
  )
}
