import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DesignCard } from '#shared/model/designCard.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../../commands/useUndoable.ts'

/** What can be done with a whole design; everything can be taken back. */
export function useDesignActions() {
  const { t } = useTranslation()
  const { call } = useCore()
  const navigate = useNavigate()
  const undoable = useUndoable()
  return {
    open: ({ id }: Pick<DesignCard, 'id'>) =>
      void navigate({ to: '/studio/$designId', params: { designId: id } }),
    rename: (card: DesignCard, name: string) =>
      undoable({
        label: t('studio.renamed', { name }),
        run: () => call('designs.update', { id: card.id, fields: { name } }),
        undo: () => call('designs.update', { id: card.id, fields: { name: card.name } }),
      }),
    setTemplate: (card: DesignCard, isTemplate: boolean) =>
      undoable({
        label: t(isTemplate ? 'studio.madeTemplate' : 'studio.madeDesign', { name: card.name }),
        run: () => call('designs.update', { id: card.id, fields: { isTemplate } }),
        undo: () => call('designs.update', { id: card.id, fields: { isTemplate: !isTemplate } }),
      }),
    duplicate: (card: DesignCard) => {
      let copyId: string | null = null
      return undoable({
        label: t('studio.duplicated', { name: card.name }),
        run: async () => {
          const copy = await call('designs.duplicate', { id: card.id })
          copyId = copy.id
          return copy
        },
        undo: copy => call('designs.remove', { id: copy.id }),
        redo: async () => {
          if (copyId !== null) await call('designs.restore', { id: copyId })
        },
      })
    },
    remove: (card: DesignCard) =>
      undoable({
        label: t('studio.removed', { name: card.name }),
        run: () => call('designs.remove', { id: card.id }),
        undo: () => call('designs.restore', { id: card.id }),
      }),
  }
}
