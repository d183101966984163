import { useCallback } from 'react'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../bridge/useFailureToast.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'

/** Opens a page in her browser: the desktop app asks the system, a page in a browser opens a tab itself. */
export function useOpenInBrowser(): (url: string) => void {
  const core = useCore()
  const failed = useFailureToast()
  const { data: info } = useQueryOf('app.info', undefined)
  return useCallback(
    url => {
      if (info?.host === 'headless') window.open(url, '_blank', 'noopener,noreferrer')
      else core.call('app.openExternal', { url }).catch(failed)
    },
    [core, failed, info?.host],
  )
}
