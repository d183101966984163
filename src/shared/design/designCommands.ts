import { addFormat } from './commands/addFormat.ts'
import { addLayers } from './commands/addLayers.ts'
import { addPage } from './commands/addPage.ts'
import { alignLayers } from './commands/alignLayers.ts'
import { applyBrand } from './commands/applyBrand.ts'
import { distributeLayers } from './commands/distributeLayers.ts'
import { duplicateLayers } from './commands/duplicateLayers.ts'
import { duplicatePage } from './commands/duplicatePage.ts'
import { editLayers } from './commands/editLayers.ts'
import { fitHeights } from './commands/fitHeights.ts'
import { flipLayers } from './commands/flipLayers.ts'
import { followHome } from './commands/followHome.ts'
import { groupLayers } from './commands/groupLayers.ts'
import { hideLayers } from './commands/hideLayers.ts'
import { makeHome } from './commands/makeHome.ts'
import { movePage } from './commands/movePage.ts'
import { nameGroup } from './commands/nameGroup.ts'
import { orderLayers } from './commands/orderLayers.ts'
import { placeLayers } from './commands/placeLayers.ts'
import { removeFormat } from './commands/removeFormat.ts'
import { removeLayers } from './commands/removeLayers.ts'
import { removePage } from './commands/removePage.ts'
import { replaceDesign } from './commands/replaceDesign.ts'
import { replacePaint } from './commands/replacePaint.ts'
import { resizeFormat } from './commands/resizeFormat.ts'
import { setBackground } from './commands/setBackground.ts'
import { setGuides } from './commands/setGuides.ts'
import { ungroupLayers } from './commands/ungroupLayers.ts'
import type { Design } from './design.ts'

/** Everything that changes a design: pure, total, one file and one line each. */
export const designCommands = {
  addLayers,
  removeLayers,
  duplicateLayers,
  placeLayers,
  fitHeights,
  editLayers,
  replacePaint,
  orderLayers,
  groupLayers,
  ungroupLayers,
  nameGroup,
  alignLayers,
  distributeLayers,
  flipLayers,
  hideLayers,
  followHome,
  addFormat,
  removeFormat,
  resizeFormat,
  makeHome,
  addPage,
  removePage,
  movePage,
  duplicatePage,
  setBackground,
  setGuides,
  applyBrand: (design: Design, _: object) => applyBrand(design),
  replaceDesign,
}
export type DesignCommand = keyof typeof designCommands
export type CommandArgs<C extends DesignCommand> = Parameters<(typeof designCommands)[C]>[1]

/** The design as a command leaves it; the same object when there was nothing to do. */
export function runDesignCommand<C extends DesignCommand>(
  design: Design,
  command: C,
  args: CommandArgs<C>,
): Design {
  // TypeScript cannot see that a command and its own arguments belong together.
  const change = designCommands[command] as (design: Design, args: CommandArgs<C>) => Design
  return change(design, args)
}
