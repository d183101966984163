import { Brush, Search } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DesignCard } from '#shared/model/designCard.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useAddInProject } from '../../../lib/useAddInProject.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { DesignTile } from './DesignTile.tsx'
import { NewDesignDialog } from './NewDesignDialog.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { useDesignActions } from './useDesignActions.ts'
import { useGrowing } from './useGrowing.ts'

type Kind = 'designs' | 'templates'

/** The designs of the project, last changed first, and her own templates. */
export function DesignsScreen() {
  const { t } = useTranslation()
  const { projectId, projects = [] } = useCurrentProject()
  const { open } = useDesignActions()
  const [kind, setKind] = useState<Kind>('designs')
  const [text, setText] = useState('')
  const { newIn, setNewIn, add } = useAddInProject('designs.new', 'studio.newDesign')
  const [renaming, setRenaming] = useState<DesignCard | null>(null)
  const typed = useDeferredValue(text.trim())
  const designs = useQueryOf(
    'designs.list',
    { projectId, templates: kind === 'templates', text: typed, limit: 500 },
    { keepPrevious: true },
  )
  const content = () => {
    if (designs.data === undefined) {
      return designs.isError ? (
        <QueryError error={designs.error} retry={designs.refetch} />
      ) : (
        <Skeleton shape="cards" />
      )
    }
    if (designs.data.length === 0) {
      if (typed !== '') {
        return <EmptyState icon={Search} title={t('studio.noneFound', { text: typed })} size="inline" />
      }
      return kind === 'templates' ? (
        <EmptyState icon={Brush} title={t('studio.noTemplates')} text={t('studio.noTemplatesText')} />
      ) : (
        <EmptyState icon={Brush} title={t('studio.none')} text={t('studio.noneText')} action={add} />
      )
    }
    return (
      <DesignGrid
        key={`${kind} ${typed}`}
        label={t(kind === 'templates' ? 'studio.ownTemplates' : 'studio.designs')}
        cards={designs.data}
        render={card => (
          <DesignTile
            key={card.id}
            card={card}
            projectName={
              projectId === null && projects.length > 1
                ? (projects.find(({ id }) => id === card.projectId)?.name ?? null)
                : null
            }
            onOpen={() => open(card)}
            onRename={() => setRenaming(card)}
          />
        )}
      />
    )
  }
  return (
    <Screen
      title={t('studio.title')}
      actions={add}
      toolbar={
        <>
          <SegmentedControl
            aria-label={t('studio.which')}
            value={kind}
            onChange={setKind}
            segments={[
              { value: 'designs', label: t('studio.designs') },
              { value: 'templates', label: t('studio.ownTemplates') },
            ]}
          />
          <div className="w-64">
            <TextInput
              icon={Search}
              type="search"
              aria-label={t('studio.find')}
              placeholder={t('studio.find')}
              value={text}
              maxLength={200}
              onChange={setText}
            />
          </div>
        </>
      }
    >
      {content()}
      {newIn !== null && <NewDesignDialog projectId={newIn} onClose={() => setNewIn(null)} />}
      {renaming !== null && <RenameDialog card={renaming} onClose={() => setRenaming(null)} />}
    </Screen>
  )
}

interface DesignGridProps {
  label: string
  cards: readonly DesignCard[]
  render: (card: DesignCard) => ReactNode
}

function DesignGrid({ label, cards, render }: DesignGridProps) {
  const end = useRef<HTMLDivElement>(null)
  const shown = useGrowing(end, cards.length)
  return (
    <>
      <ul aria-label={label} className="grid grid-cols-[repeat(auto-fill,minmax(11.5rem,1fr))] gap-4">
        {cards.slice(0, shown).map(render)}
      </ul>
      <div ref={end} />
    </>
  )
}
