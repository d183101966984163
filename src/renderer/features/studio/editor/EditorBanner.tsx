import { Copy, RotateCcw, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AppError } from '#shared/rpc/errors.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { showToast } from '../../../ui/toast.ts'
import { useStudio } from '../StudioContext.ts'
import { useBringProjectBack } from './useBringProjectBack.ts'
import { useDesignActions } from '../list/useDesignActions.ts'

/** What stands between her and storing, and the ways on: another window was first, or the design was removed there. */
export function EditorBanner() {
  const { card, isOutdated, status } = useStudio()
  const { data: projects } = useQueryOf('projects.list', undefined)
  if (isOutdated) return <Outdated />
  const error = status.kind === 'failed' ? status.error : null
  if (error instanceof AppError && error.code === 'not_found') return <Removed />
  const isGone = projects !== undefined && !projects.some(({ id }) => id === card.projectId)
  return isGone ? <GoneProject /> : null
}

/** The project was removed while its design is open: what she does is stored all the same, but nowhere to be found. */
function GoneProject() {
  const { t } = useTranslation()
  const { card } = useStudio()
  const bringBack = useBringProjectBack()
  return (
    <Banner text={t('studio.goneProject.open')}>
      <Button size="sm" icon={RotateCcw} onClick={() => void bringBack(card.projectId)}>
        {t('studio.goneProject.bringBack')}
      </Button>
    </Banner>
  )
}

/** Whichever she goes on with, the other one is kept. */
function Outdated() {
  const { t } = useTranslation()
  const { call } = useCore()
  const { card, design, reload } = useStudio()
  const { open } = useDesignActions()
  const failed = useFailureToast()
  const [isBusy, setBusy] = useState(false)
  const keepMine = async (goOn: 'mine' | 'theirs') => {
    setBusy(true)
    try {
      const name = t('studio.outdated.copy', { name: card.name }).slice(0, 200)
      const { id } = await call('designs.create', { projectId: card.projectId, fields: { name }, design })
      if (goOn === 'mine') open({ id })
      else {
        showToast({
          title: t('studio.outdated.kept', { name }),
          action: { label: t('studio.outdated.openMine'), run: () => open({ id }) },
        })
        reload()
      }
    } catch (error) {
      setBusy(false)
      failed(error)
    }
  }
  return (
    <Banner text={t('studio.outdated.text')}>
      <Button size="sm" icon={RotateCcw} busy={isBusy} onClick={() => void keepMine('theirs')}>
        {t('studio.outdated.theirs')}
      </Button>
      <Button size="sm" icon={Copy} busy={isBusy} onClick={() => void keepMine('mine')}>
        {t('studio.outdated.mine')}
      </Button>
    </Banner>
  )
}

function Removed() {
  const { t } = useTranslation()
  const { call } = useCore()
  const { card, flush } = useStudio()
  const failed = useFailureToast()
  const bringBack = async () => {
    try {
      await call('designs.restore', { id: card.id })
      await flush()
    } catch (error) {
      failed(error)
    }
  }
  return (
    <Banner text={t('studio.removedElsewhere')}>
      <Button size="sm" icon={RotateCcw} onClick={() => void bringBack()}>
        {t('studio.bringBack')}
      </Button>
    </Banner>
  )
}

function Banner({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-warning-soft px-3 py-1.5 text-warning"
    >
      <Icon icon={TriangleAlert} />
      <span className="min-w-64 flex-1 font-medium">{text}</span>
      <span className="flex gap-2">{children}</span>
    </div>
  )
}
