import { History } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DesignVersion } from '#shared/model/designCard.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { useStudio } from '../StudioContext.ts'
import { KeepNow } from './KeepNow.tsx'
import { VersionPreview } from './VersionPreview.tsx'
import { VersionRow } from './VersionRow.tsx'

/** How a design was before: those that were named and those that were kept by themselves, to look at and to go back to. */
export function VersionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { card } = useStudio()
  const versions = useQueryOf('designs.versions', { id: card.id })
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = versions.data?.find(({ id }) => id === chosenId) ?? versions.data?.[0]
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={t('studioOutput.versions.title')}
      description={t('studioOutput.versions.text')}
    >
      <div className="flex flex-col gap-4">
        <KeepNow onKept={({ id }) => setChosenId(id)} />
        {versions.isError ? (
          <QueryError error={versions.error} retry={versions.refetch} />
        ) : versions.data === undefined ? (
          <Skeleton shape="rows" count={4} />
        ) : chosen === undefined ? (
          <EmptyState
            size="inline"
            icon={History}
            title={t('studioOutput.versions.none')}
            text={t('studioOutput.versions.noneText')}
          />
        ) : (
          <div className="grid h-96 grid-cols-[17rem_1fr] gap-4">
            <VersionList versions={versions.data} chosen={chosen} onChoose={setChosenId} />
            <VersionPreview key={chosen.id} version={chosen} onGone={onClose} />
          </div>
        )}
      </div>
    </Dialog>
  )
}

interface VersionListProps {
  versions: readonly DesignVersion[]
  chosen: DesignVersion
  onChoose: (id: string) => void
}

function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  const { t } = useTranslation()
  return (
    <ul aria-label={t('studioOutput.versions.title')} className="flex flex-col gap-0.5 overflow-y-auto pe-1">
      {versions.map(version => (
        <VersionRow
          key={version.id}
          version={version}
          isChosen={version === chosen}
          onChoose={() => onChoose(version.id)}
        />
      ))}
    </ul>
  )
}
