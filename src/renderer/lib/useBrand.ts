import { useCallback } from 'react'
import type { BrandKit } from '#shared/design/brandKit.ts'
import type { Brand, BrandFields } from '#shared/model/brand.ts'
import { useCore } from '../bridge/CoreProvider.tsx'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { useUndoable } from '../commands/useUndoable.ts'

/** The brand kit of a project; undefined while it loads. */
export const useBrandKit = (projectId: string): BrandKit | undefined =>
  useQueryOf('brand.get', { projectId }).data?.kit

/** Changes the brand of a project as one thing that can be taken back; `label` says what was done. */
export function useChangeBrand(): (brand: Brand, label: string, fields: Partial<BrandFields>) => void {
  const core = useCore()
  const undoable = useUndoable()
  return useCallback(
    ({ projectId, own }, label, fields) => {
      const keys = Object.keys(fields) as (keyof BrandFields)[]
      const before: Partial<BrandFields> = Object.fromEntries(keys.map(key => [key, own[key] ?? null]))
      void undoable({
        label,
        run: () => core.call('brand.update', { projectId, fields }),
        undo: () => core.call('brand.update', { projectId, fields: before }),
      })
    },
    [core, undoable],
  )
}
