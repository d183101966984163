import { useNavigate, useParams } from '@tanstack/react-router'
import { FileQuestionMark, RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OpenedDesign } from '#shared/contract/designs.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Editor } from './Editor.tsx'
import { StudioProvider } from './StudioProvider.tsx'
import { useBringProjectBack } from './useBringProjectBack.ts'
import { useOpenDesign } from './useOpenDesign.ts'

/** One design, being edited. */
export function StudioScreen() {
  const { designId = '' } = useParams({ strict: false })
  return <DesignById key={designId} id={designId} />
}

function DesignById({ id }: { id: string }) {
  const { t } = useTranslation()
  const { opening, reload } = useOpenDesign(id)
  if (opening.kind === 'open') return <OpenDesign opened={opening.opened} onReload={reload} />
  if (opening.kind === 'failed') {
    if (opening.error.code === 'not_found') return <GoneDesign />
    return (
      <Screen title={t('studio.title')}>
        <QueryError size="page" error={opening.error} retry={reload} />
      </Screen>
    )
  }
  return <EditorSkeleton />
}

interface OpenDesignProps {
  opened: OpenedDesign
  onReload: () => void
}

function OpenDesign({ opened, onReload }: OpenDesignProps) {
  const { t } = useTranslation()
  const brand = useQueryOf('brand.get', { projectId: opened.card.projectId })
  if (brand.data === undefined) {
    if (brand.error === null) return <EditorSkeleton />
    if (brand.error.code === 'not_found') return <GoneProject projectId={opened.card.projectId} />
    return (
      <Screen title={t('studio.title')}>
        <QueryError size="page" error={brand.error} retry={brand.refetch} />
      </Screen>
    )
  }
  return (
    // What is read anew begins a session of its own.
    <StudioProvider key={opened.card.revision} opened={opened} kit={brand.data.kit} onReload={onReload}>
      <Editor />
    </StudioProvider>
  )
}

/** Its design opens once the project is back: then the brand is read anew. */
function GoneProject({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const bringBack = useBringProjectBack()
  return (
    <Screen title={t('studio.title')}>
      <EmptyState
        icon={FileQuestionMark}
        title={t('studio.goneProject.title')}
        text={t('studio.goneProject.text')}
        action={
          <Button icon={RotateCcw} onClick={() => void bringBack(projectId)}>
            {t('studio.goneProject.bringBack')}
          </Button>
        }
      />
    </Screen>
  )
}

function GoneDesign() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Screen title={t('studio.title')}>
      <EmptyState
        icon={FileQuestionMark}
        title={t('studio.gone')}
        text={t('studio.goneText')}
        action={<Button onClick={() => void navigate({ to: '/studio' })}>{t('studio.toDesigns')}</Button>}
      />
    </Screen>
  )
}

/** The editor's frame while the design is read: nothing jumps when it is there. */
function EditorSkeleton() {
  return (
    <div className="grid h-full grid-cols-[19.25rem_1fr_16.25rem] grid-rows-[2.75rem_1fr]">
      <div className="col-span-3 border-b" />
      <div className="border-e p-3">
        <Skeleton shape="rows" count={6} />
      </div>
      <div className="bg-sunken p-16">
        <Skeleton shape="block" />
      </div>
      <div className="border-s p-3">
        <Skeleton shape="rows" count={6} />
      </div>
    </div>
  )
}
