import { useNavigate } from '@tanstack/react-router'
import { TreePine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { EvergreenList } from '#shared/model/evergreen.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { List, ListRow } from '../../../ui/List.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'

interface AddToListDialogProps {
  projectId: string
  onChoose: (list: EvergreenList) => void
  onClose: () => void
}

/** Asks which list is to keep a copy of the post. Mounted while open. */
export function AddToListDialog({ projectId, onChoose, onClose }: AddToListDialogProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const lists = useQueryOf('evergreen.list', { projectId })
  const content = () => {
    if (lists.data === undefined) {
      return lists.isError ? (
        <QueryError error={lists.error} retry={lists.refetch} />
      ) : (
        <Skeleton shape="rows" count={2} />
      )
    }
    if (lists.data.length === 0) {
      return (
        <EmptyState
          size="inline"
          icon={TreePine}
          title={t('evergreen.none')}
          text={t('evergreen.noneText')}
          action={
            <Button
              variant="primary"
              onClick={() =>
                void navigate({ to: '/queue', search: before => ({ ...before, tab: 'evergreen' }) })
              }
            >
              {t('evergreen.toLists')}
            </Button>
          }
        />
      )
    }
    return (
      <List aria-label={t('evergreen.title')}>
        {lists.data.map(list => (
          <ListRow
            key={list.id}
            title={list.name}
            note={t('evergreen.rests', { count: list.restDays })}
            meta={t('evergreen.postCount', { count: list.entries.length })}
            onOpen={() => onChoose(list)}
          />
        ))}
      </List>
    )
  }
  return (
    <Dialog open onClose={onClose} title={t('evergreen.addPost')} description={t('evergreen.addPostText')}>
      {content()}
    </Dialog>
  )
}
