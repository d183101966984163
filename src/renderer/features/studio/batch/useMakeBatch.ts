import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { pushHistory } from '../../../commands/history.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { formatName } from '../formatName.ts'
import { saveFiles } from '../output/saveFiles.ts'
import { useJob } from '../output/useJob.ts'
import { useStudio } from '../StudioContext.ts'
import type { BatchItem, BatchTarget } from './BatchItem.ts'
import { makeBatchDesigns, makeBatchFiles, removeBatch } from './makeBatch.ts'

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
  const navigate = useNavigate()
  const format = useFormat()
  const runJob = useJob()
  const { card, design, kit, assets } = useStudio()
  const { name, projectId } = card
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
        if (made.ids.length > 0) {
          pushHistory({
            label: t('studioOutput.batch.made', { count: made.ids.length }),
            undo: () => removeBatch(call, made.ids, intoPosts),
            redo: async () => {
              made.ids = (await makeBatchDesigns({ ...common, ...silent(), call, projectId, intoPosts })).ids
            },
          })
        }
        return made
      },
      done: ({ ids, failed }) => ({
        title: t('studioOutput.batch.made', { count: ids.length }),
        ...(failed.length === 0
          ? {}
          : {
              text: t('studioOutput.batch.failed', {
                count: failed.length,
                lines: format.list(failed.slice(0, 8).map(({ number }) => format.number(number))),
              }),
            }),
        action: { label: t('studioOutput.batch.show'), run: () => void navigate({ to: '/studio' }) },
      }),
    })
  }
}

const silent = () => ({ signal: new AbortController().signal, onProgress: () => undefined })
