import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import '../styles/app.css'
import { connectCore } from '../bridge/connectCore.ts'
import { CoreProvider } from '../bridge/CoreProvider.tsx'
import { rememberedProject } from '../bridge/useCurrentProject.ts'
import { startI18n } from '../i18n/startI18n.ts'
import { AppWords } from './AppWords.tsx'
import { applyTheme, rememberedTheme } from './applyTheme.ts'
import { CaptureFrame, foreseeWorkspace } from './lazyParts.ts'
import { firstScreenStands } from './ReadyMark.tsx'
import { makeRouter } from './router.tsx'

applyTheme(rememberedTheme())
startI18n()

const address = new URL(window.location.href)
/** The small window of quick capture has no places to go to. */
const isCapture = address.pathname === '/capture'
const project = isCapture ? null : rememberedProject()
if (project !== null && !address.searchParams.has('project')) {
  address.searchParams.set('project', project)
  window.history.replaceState(null, '', address)
}

if (project !== null) foreseeWorkspace()

const isFirstRun = !isCapture && window.ratiba?.isFirstRun === true
// The core is made when it is first asked, and what makes it also paints the window: so it is asked once that is done.
const core = connectCore(isFirstRun ? firstScreenStands : null)

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <CoreProvider core={core} isFirstRun={isFirstRun}>
      <AppWords>
        {isCapture ? (
          <Suspense fallback={null}>
            <CaptureFrame />
          </Suspense>
        ) : (
          <RouterProvider router={makeRouter()} />
        )}
      </AppWords>
    </CoreProvider>
  </StrictMode>,
)
