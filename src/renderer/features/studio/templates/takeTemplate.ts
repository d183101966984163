import type { Design, Page } from '#shared/design/design.ts'
import { fillSlots } from '#shared/design/fillSlots.ts'
import type { SlotValues } from '#shared/design/fillSlots.ts'
import { homeOf } from '#shared/design/layout/layerIn.ts'
import type { LayerOf } from '#shared/design/layer.ts'
import { pagesDrawn } from './designFrom.ts'
import type { DrawPage } from './designFrom.ts'
import { templateWords } from './templateWords.ts'

/** As many pages as a design may have (see `Design`). */
const mostPages = 20

export interface TakenTemplate {
  design: Design
  /** The page to look at. */
  pageId: string
}

/**
 * A design with the pages of a template in the place of a page, or after it, in all its formats. What she has written into slots of the page that
 * is replaced, and its pictures, go on into the slots of the new one; `values` go before them where both say something.
 */
export function takeTemplate(
  design: Design,
  pageId: string,
  draws: readonly DrawPage[],
  { how, values, newId }: { how: 'replace' | 'add'; values: SlotValues; newId: () => string },
): TakenTemplate {
  const home = homeOf(design)
  const others = design.formats.filter(({ id }) => id !== home.id)
  const at = Math.max(
    0,
    design.pages.findIndex(({ id }) => id === pageId),
  )
  const before = design.pages[at]
  const own = how === 'replace' && before !== undefined ? ownValues(before) : {}
  const drawn = pagesDrawn(draws, [home, ...others], newId)
  const { pages } = fillSlots({ ...design, pages: drawn }, { ...own, ...values })
  const kept = how === 'replace' ? at : at + 1
  const after = design.pages.slice(at + 1)
  const room = mostPages - kept - after.length
  const added = pages.slice(0, Math.max(0, room))
  return {
    design: {
      ...design,
      pages: [...design.pages.slice(0, kept), ...added, ...after],
      // The background of a template is part of it.
      acrossPages: null,
    },
    pageId: added[0]?.id ?? pageId,
  }
}

/** What of a page is hers: pictures in it, and words in slots that no packaged template begins with. */
function ownValues({ layers }: Page): SlotValues {
  const known = templateWords()
  const pictures = layers
    .filter((layer): layer is LayerOf<'image'> => layer.type === 'image' && layer.slot !== 'logo')
    .flatMap(({ mediaId }) => mediaId ?? [])
  const words = layers.flatMap(layer => {
    const { slot } = layer
    if (slot === null || slot === 'image' || slot === 'logo' || layer.hidden) return []
    const text = layer.type === 'qr' ? layer.value : 'text' in layer ? layer.text : ''
    const isHers = text.trim() !== '' && !known.has(text) && text !== exampleLink
    return isHers ? [[slot, text] as const] : []
  })
  return { ...Object.fromEntries(words), ...(pictures.length === 0 ? {} : { image: pictures }) }
}

/** What a QR code of a template leads to until a post says where. */
const exampleLink = 'https://example.org'
