import { useNavigate, useSearch } from '@tanstack/react-router'
import { UsersRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Portrait } from '#shared/model/portrait.ts'
import { tableAddress } from '#shared/model/table.ts'
import type { Project } from '#shared/model/project.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useAddInProject } from '../../lib/useAddInProject.tsx'
import { PageExits } from '../../lib/PageExits.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { PortraitCard } from './PortraitCard.tsx'
import { PortraitDialog } from './PortraitDialog.tsx'
import { usePlannedPosts } from './usePlannedPosts.ts'
import { usePortraitActions } from './usePortraitActions.ts'

/** Who is spoken to: the portraits of a project, or of each. */
export function AudienceScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { open } = useSearch({ from: '/audience' })
  const { projectId, projects = [] } = useCurrentProject()
  const portraits = useQueryOf('portraits.list', { projectId }, { keepPrevious: true })
  const planned = usePlannedPosts(projectId)
  const actions = usePortraitActions()
  const { newIn, setNewIn, add } = useAddInProject('portraits.new', 'audience.add')
  const shown = projects.filter(({ id }) => projectId === null || id === projectId)
  const edited = portraits.data?.find(({ id }) => id === open)
  const setOpen = (id: string | null) =>
    void navigate({
      to: '/audience',
      replace: id === null,
      search: ({ open: _before, ...others }) => (id === null ? others : { ...others, open: id }),
    })
  const grid = (list: readonly Portrait[]) => (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(18rem,1fr))] items-start gap-4">
      {list.map(portrait => (
        <PortraitCard
          key={portrait.id}
          portrait={portrait}
          planned={planned && (planned.get(portrait.id) ?? 0)}
          onOpen={() => setOpen(portrait.id)}
          onWrite={() => void navigate({ to: '/composer/new', search: { portrait: portrait.id } })}
        />
      ))}
    </ul>
  )
  const content = () => {
    if (portraits.data === undefined) {
      return portraits.isError ? (
        <QueryError error={portraits.error} retry={portraits.refetch} />
      ) : (
        <Skeleton shape="cards" />
      )
    }
    if (portraits.data.length === 0) {
      return (
        <EmptyState icon={UsersRound} title={t('audience.none')} text={t('audience.noneText')} action={add} />
      )
    }
    if (projectId !== null) return grid(portraits.data)
    return (
      <Stack gap={6}>
        {shown.map(project => {
          const own = portraits.data.filter(portrait => portrait.projectId === project.id)
          return own.length === 0 ? null : (
            <Panel key={project.id} title={project.name}>
              {grid(own)}
            </Panel>
          )
        })}
      </Stack>
    )
  }
  const takenIn = (of: Project['id'] | undefined) =>
    (portraits.data ?? []).filter(portrait => portrait.projectId === of).map(({ colour }) => colour)
  return (
    <Screen
      title={t('audience.title')}
      note={t('audience.note')}
      actions={
        (portraits.data?.length ?? 0) > 0 && (
          <>
            <PageExits csv={tableAddress({ kind: 'audience', projectId })} />
            {add}
          </>
        )
      }
    >
      {content()}
      {newIn !== null && (
        <PortraitDialog
          portrait={null}
          taken={takenIn(newIn)}
          onSave={fields => actions.create(newIn, fields)}
          onRemove={() => undefined}
          onClose={() => setNewIn(null)}
        />
      )}
      {edited !== undefined && (
        <PortraitDialog
          key={edited.id}
          portrait={edited}
          taken={takenIn(edited.projectId)}
          onSave={fields => actions.update(edited, fields)}
          onRemove={() => actions.remove(edited)}
          onClose={() => setOpen(null)}
        />
      )}
      {open !== undefined && portraits.data !== undefined && edited === undefined && (
        <GoneNote onClose={() => setOpen(null)} />
      )}
    </Screen>
  )
}

/** The address names a portrait that is not here. */
function GoneNote({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <div role="status" className="mt-4 flex items-center gap-3 rounded-md bg-warning-soft px-3 py-2">
      <span className="flex-1">{t('audience.gone')}</span>
      <Button size="sm" onClick={onClose}>
        {t('common.close')}
      </Button>
    </div>
  )
}
