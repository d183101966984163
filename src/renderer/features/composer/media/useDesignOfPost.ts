import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatsFor } from '#shared/design/formatsFor.ts'
import { newDesign } from '#shared/design/newDesign.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { useComposer } from '../useComposer.ts'

const longestName = 60

/** The design of the post, opened in the studio; the first time one is made in the sizes its channels want. */
export function useDesignOfPost() {
  const { t } = useTranslation()
  const { call } = useCore()
  const navigate = useNavigate()
  const failed = useFailureToast()
  const undoable = useUndoable()
  const { session, postId, projectId, chosen } = useComposer()
  const [isBusy, setBusy] = useState(false)
  const { data: design } = useQueryOf(
    'designs.ofPost',
    { postId: postId ?? '-' },
    { enabled: postId !== null },
  )

  const make = useCallback(
    async (id: string) => {
      const [line = ''] = session.state().fields.text.trim().split('\n')
      const name = line.slice(0, longestName).trim() || t('composer.design.name')
      return undoable({
        label: t('composer.design.made'),
        quiet: true,
        run: () =>
          call('designs.create', {
            projectId,
            fields: { name, postId: id },
            design: newDesign(formatsFor(chosen.map(({ descriptor }) => descriptor.pictureSizes)), () =>
              crypto.randomUUID(),
            ),
          }),
        undo: made => call('designs.remove', { id: made.id }),
      })
    },
    [session, t, undoable, call, projectId, chosen],
  )
  const open = async () => {
    // A new post is stored first: the design is made for it.
    const { channelIds } = session.state().fields
    if (session.state().postId === null) session.change({ channelIds })
    if (!(await session.flush())) return
    const id = session.state().postId
    if (id === null) return
    session.keepEmpty()
    const card = (await call('designs.ofPost', { postId: id })) ?? (await make(id))
    if (card !== null) await navigate({ to: '/studio/$designId', params: { designId: card.id } })
  }
  return {
    /** Null: there is none yet. */
    design: design ?? null,
    isBusy,
    open: () => {
      setBusy(true)
      open()
        .catch(failed)
        .finally(() => setBusy(false))
    },
  }
}
