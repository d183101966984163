import { useTranslation } from 'react-i18next'
import type { RemovedDesign } from '#shared/model/designCard.ts'
import type { Client } from '#shared/rpc/client.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useErrorText } from '../../../bridge/useErrorText.ts'
import { pushHistory } from '../../../commands/history.ts'
import type { HistoryEntry } from '../../../commands/history.ts'
import { useHistoryActions } from '../../../commands/useUndoable.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { formatName } from '../formatName.ts'
import { saveFiles } from '../output/saveFiles.ts'
import { useJob } from '../output/useJob.ts'
import { useStudio } from '../StudioContext.ts'
import type { BatchItem, BatchTarget } from './BatchItem.ts'
import { makeBatchDesigns, makeBatchFiles } from './makeBatch.ts'
import type { MadeDesigns } from './makeBatch.ts'

interface BatchWish {
  items: readonly BatchItem[]
  target: BatchTarget
  formatIds: readonly string[]
  kind: 'png' | 'jpeg'
}

/** Makes many of the design in the editor, in the background; designs that were made can be taken back together. */
export function useMakeBatch(): (wish: BatchWish) => void {
  const { t } = useTranslation()
  const { call } = useCore()
  const errorText = useErrorText()
  const { undo } = useHistoryActions()
  const format = useFormat()
  const runJob = useJob()
  const { card, design, kit, assets } = useStudio()
  const { name, projectId } = card
  const failedWords = (failed: MadeDesigns['failed']) => {
    const lines = format.list(failed.slice(0, 8).map(({ number }) => format.number(number)))
    const { words, title } = errorText(failed[0]?.error)
    return `${t('studioOutput.batch.failed', { count: failed.length, lines })} ${words ?? title}`
  }
  return ({ items, target, formatIds, kind }) => {
    const title = t('studioOutput.batch.making', { name })
    const common = { name, items, design, kit, assets }
    if (target === 'files') {
      void runJob({
        title,
        run: async tools => {
          const files = await makeBatchFiles({
            ...{ ...common, ...tools, formatIds, kind },
            formatName: one => formatName(t, one),
          })
          await saveFiles(files, { name, asZip: true, signal: tools.signal })
          return files
        },
        done: files => ({
          title: t('studioOutput.saved', { count: files.length }),
          text: format.bytes(files.reduce((sum, { blob }) => sum + blob.size, 0)),
        }),
      })
      return
    }
    const intoPosts = target === 'posts'
    void runJob({
      title,
      run: async tools => {
        const made = await makeBatchDesigns({ ...common, ...tools, call, projectId, intoPosts })
        const entry = takenBack(
          call,
          made.ids,
          intoPosts,
          t('studioOutput.batch.made', { count: made.ids.length }),
        )
        pushHistory(entry)
        return { ...made, entry }
      },
      done: ({ ids, failed, isStopped, entry }) => ({
        title: isStopped
          ? t('studioOutput.batch.stopped', { count: ids.length, of: items.length })
          : t('studioOutput.batch.made', { count: ids.length }),
        ...(failed.length === 0 ? {} : { text: failedWords(failed) }),
        action: { label: t('common.undo'), run: () => void undo(entry) },
      }),
    })
  }
}

/** The designs of a batch as one thing that can be taken back, out of the posts as well. */
function takenBack(
  call: Client['call'],
  ids: readonly string[],
  fromPosts: boolean,
  label: string,
): HistoryEntry {
  let removed: RemovedDesign[] = []
  return {
    label,
    undo: async () => {
      removed = await call('designs.removeMany', { ids: [...ids], fromPosts })
    },
    redo: () => call('designs.restoreMany', { designs: removed }),
  }
}
