import { useNavigate, useRouter } from '@tanstack/react-router'
import { CopyPlus, Ellipsis, History, Trash2, TreePine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRepeatable } from '#shared/model/delivery.ts'
import type { EvergreenList } from '#shared/model/evergreen.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import type { Command } from '../../../commands/Command.ts'
import { useCommands } from '../../../commands/registry.ts'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { useAddToEvergreen } from '../../../lib/useAddToEvergreen.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { AddToListDialog } from '../evergreen/AddToListDialog.tsx'
import { useEvergreenPlace } from '../evergreen/useEvergreenPlace.ts'
import { ScopeDialog } from '../repeat/ScopeDialog.tsx'
import type { Scope } from '../repeat/ScopeDialog.tsx'
import { useOccurrence } from '../repeat/useOccurrence.ts'
import { useSeriesActions } from '../repeat/useSeriesActions.ts'
import { useComposer } from '../useComposer.ts'
import { VersionsDrawer } from './VersionsDrawer.tsx'

const scopes = ['this', 'following', 'all'] as const

/** Duplicate, keep in an evergreen list, earlier versions, remove. */
export function PostMenu() {
  const { t } = useTranslation()
  const { session, postId, project, deliveries } = useComposer()
  const core = useCore()
  const navigate = useNavigate()
  const router = useRouter()
  const failed = useFailureToast()
  const undoable = useUndoable()
  const addToEvergreen = useAddToEvergreen()
  const [isLooking, setLooking] = useState(false)
  const [isChoosing, setChoosing] = useState(false)
  const evergreen = useEvergreenPlace()
  const canRepeat = isRepeatable(deliveries)
  const occurrence = useOccurrence()
  const seriesActions = useSeriesActions()
  const [isAsking, setAsking] = useState(false)

  const duplicate = async () => {
    if (postId === null) return
    await session.flush()
    const { post } = await core.call('posts.duplicate', { id: postId })
    void navigate({ to: '/composer/$postId', params: { postId: post.id } })
  }
  const leave = () => {
    if (router.history.canGoBack()) router.history.back()
    else void navigate({ to: '/calendar' })
  }
  const remove = async (): Promise<boolean> => {
    if (postId === null) return false
    await session.flush()
    const done = await undoable({
      label: t('composer.did.remove'),
      run: async () => {
        await core.call('posts.remove', { id: postId })
        return true
      },
      undo: () => core.call('posts.restore', { id: postId }),
    })
    if (done !== null) leave()
    return done !== null
  }
  const removeUpTo = async (scope: Scope): Promise<boolean> => {
    if (scope === 'this' || occurrence === null) return remove()
    const done = await seriesActions.remove(occurrence, scope)
    if (done) leave()
    return done
  }
  const isStored = () => postId !== null
  const addToList = async (list: EvergreenList) => {
    setChoosing(false)
    if (postId === null) return
    await session.flush()
    await addToEvergreen(list, postId)
  }
  const commands: Command[] = [
    {
      id: 'composer.duplicate',
      label: 'composer.duplicate',
      icon: CopyPlus,
      group: 'edit',
      when: isStored,
      run: () => void duplicate().catch(failed),
    },
    {
      id: 'composer.addToEvergreen',
      label: 'evergreen.addPost',
      icon: TreePine,
      group: 'edit',
      when: () => postId !== null && evergreen === null && canRepeat,
      run: () => setChoosing(true),
    },
    {
      id: 'composer.versions',
      label: 'composer.versions',
      icon: History,
      group: 'edit',
      when: isStored,
      run: () => setLooking(true),
    },
    {
      id: 'composer.remove',
      label: 'composer.removePost',
      icon: Trash2,
      group: 'edit',
      when: isStored,
      run: () => (occurrence === null || occurrence.isOut ? void remove() : setAsking(true)),
    },
  ]
  useCommands(commands)
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={t('composer.more')} tooltip={false} />}
        entries={commands.map(command => ({
          id: command.id,
          label: t(command.label),
          icon: command.icon,
          disabled: command.when?.() === false,
          danger: command.id === 'composer.remove',
          onSelect: command.run,
        }))}
      />
      {isAsking && (
        <ScopeDialog about="remove" scopes={scopes} onClose={() => setAsking(false)} onChoose={removeUpTo} />
      )}
      {isChoosing && (
        <AddToListDialog
          projectId={project.id}
          onChoose={list => void addToList(list)}
          onClose={() => setChoosing(false)}
        />
      )}
      {isLooking && postId !== null && <VersionsDrawer postId={postId} onClose={() => setLooking(false)} />}
    </>
  )
}
