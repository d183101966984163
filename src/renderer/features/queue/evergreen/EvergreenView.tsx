import { Plus, TreePine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvergreenList } from '#shared/model/evergreen.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Stack } from '../../../ui/Stack.tsx'
import { EvergreenDialog } from './EvergreenDialog.tsx'
import { EvergreenPanel } from './EvergreenPanel.tsx'

/** Posts that come round again, list by list. */
export function EvergreenView() {
  const { t } = useTranslation()
  const { projectId, projects = [] } = useCurrentProject()
  const lists = useQueryOf('evergreen.list', { projectId }, { keepPrevious: true })
  const [open, setOpen] = useState<EvergreenList | 'new' | null>(null)
  const add = (
    <Button variant="primary" icon={Plus} onClick={() => setOpen('new')}>
      {t('evergreen.add')}
    </Button>
  )
  const content = () => {
    if (lists.data === undefined) {
      return lists.isError ? (
        <QueryError error={lists.error} retry={lists.refetch} />
      ) : (
        <Skeleton shape="rows" />
      )
    }
    if (lists.data.length === 0) {
      return (
        <EmptyState icon={TreePine} title={t('evergreen.none')} text={t('evergreen.noneText')} action={add} />
      )
    }
    return (
      <Stack gap={6}>
        {lists.data.map(list => (
          <EvergreenPanel
            key={list.id}
            list={list}
            projectName={
              projectId === null ? (projects.find(({ id }) => id === list.projectId)?.name ?? null) : null
            }
            onEdit={() => setOpen(list)}
          />
        ))}
        <div>
          <Button icon={Plus} onClick={() => setOpen('new')}>
            {t('evergreen.add')}
          </Button>
        </div>
      </Stack>
    )
  }
  return (
    <>
      {content()}
      {open !== null && (
        <EvergreenDialog
          list={open === 'new' ? null : open}
          projectId={open === 'new' ? (projectId ?? projects[0]?.id ?? null) : open.projectId}
          projects={open === 'new' && projectId === null ? projects : []}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
