import { takeTemplate } from '../templates/takeTemplate.ts'
import type { DrawPage } from '../templates/designFrom.ts'
import { useStudio } from '../StudioContext.ts'
import { newId } from './pieces/placePieces.ts'
import { useSlotValues } from './useSlotValues.ts'

export type TakeTemplate = (draws: readonly DrawPage[]) => void

/** Puts a template into the design: in the place of the page on screen, or after it. One step of undo. */
export function useTakeTemplate(how: 'replace' | 'add'): TakeTemplate {
  const { design, page, run, showPage, select } = useStudio()
  const values = useSlotValues()
  return draws => {
    const taken = takeTemplate(design, page.id, draws, { how, values, newId })
    run('replaceDesign', { by: taken.design })
    select([])
    showPage(taken.pageId)
  }
}
