import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useCore } from '../bridge/CoreProvider.tsx'
import { useFailureToast } from '../bridge/useFailureToast.ts'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { showToast } from '../ui/toast.ts'
import { linkTarget } from './linkTarget.ts'
import { useChannels } from './useChannels.ts'

/**
 * Follows an address: what the practice network shows is a place of this app; everything else opens in her browser,
 * through the system from the desktop app, as a tab from a page in a browser.
 */
export function useOpenLink(): (url: string) => void {
  const { t } = useTranslation()
  const core = useCore()
  const failed = useFailureToast()
  const navigate = useNavigate()
  const channels = useChannels()
  const { data: info } = useQueryOf('app.info', undefined)
  return useCallback(
    url => {
      const target = linkTarget(url, channels.values())
      switch (target.kind) {
        case 'feed':
          void navigate({ to: '/practice/$channelId', params: { channelId: target.channelId } })
          return
        case 'nowhere':
          showToast({ title: t('common.noFeed'), text: t('common.noFeedText') })
          return
        case 'outside':
          if (info?.host === 'headless') window.open(url, '_blank', 'noopener,noreferrer')
          else core.call('app.openExternal', { url }).catch(failed)
      }
    },
    [channels, core, failed, info?.host, navigate, t],
  )
}
