import { Download, ScrollText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { LedgerLines } from '../../lib/LedgerLines.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Select } from '../../ui/Select.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ProofDialog } from './ProofDialog.tsx'
import { useLedgerPages } from './useLedgerPages.ts'

const all = 'all'

/** The readable record of every attempt. */
export function LedgerScreen() {
  const { t } = useTranslation()
  const { projectId, projects = [], choose } = useCurrentProject()
  const pages = useLedgerPages(projectId)
  const [isSaving, setSaving] = useState(false)
  const content = () => {
    if (pages.data === undefined) {
      return pages.isError ? (
        <QueryError error={pages.error} retry={pages.refetch} />
      ) : (
        <Skeleton shape="lines" count={12} />
      )
    }
    if (pages.data.length === 0) {
      return <EmptyState icon={ScrollText} title={t('ledger.empty')} text={t('ledger.emptyText')} />
    }
    return (
      <div className="flex flex-col gap-4 bg-surface">
        <LedgerLines lines={pages.data} />
        {pages.hasNextPage && (
          <div className="flex justify-center">
            <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('common.loadMore')}
            </Button>
          </div>
        )}
      </div>
    )
  }
  return (
    <Screen
      title={t('ledger.title')}
      actions={
        <>
          <Button icon={Download} onClick={() => setSaving(true)}>
            {t('ledger.proof.button')}
          </Button>
          <Select
            variant="quiet"
            aria-label={t('app.project')}
            value={projectId ?? all}
            onChange={value => choose(value === all ? null : value)}
            options={[
              { value: all, label: t('app.allProjects') },
              ...projects.map(project => ({ value: project.id, label: project.name })),
            ]}
          />
        </>
      }
    >
      {content()}
      {isSaving && <ProofDialog projectId={projectId} onClose={() => setSaving(false)} />}
    </Screen>
  )
}
