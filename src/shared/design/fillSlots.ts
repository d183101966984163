import { changePages } from './changeLayers.ts'
import type { Design } from './design.ts'
import type { Layer } from './layer.ts'
import type { SlotName } from './layerBase.ts'

/** What goes into the slots of a template: words, or ids of pictures. What is not given stays as the template has it. */
export type SlotValues = { [S in Exclude<SlotName, 'image' | 'logo'>]?: string } & {
  /** One after another into the slots for pictures, in the order of the pages and from the lowest layer up. */
  image?: readonly string[]
  logo?: string
}

/**
 * A template with its slots filled. What is given as empty (an old price that there is none of) is hidden instead of standing
 * there with the template's words; text that is longer than the template's gets smaller letters rather than a larger box.
 */
export function fillSlots(template: Design, values: SlotValues): Design {
  const pictures = [...(values.image ?? [])]
  return changePages(template, page => ({
    ...page,
    layers: page.layers.map(layer => filled(layer, values, pictures)),
  }))
}

function filled(layer: Layer, values: SlotValues, pictures: string[]): Layer {
  const { slot } = layer
  if (slot === null) return layer
  if (layer.type === 'image') {
    if (slot === 'image') {
      const mediaId = pictures.shift()
      return mediaId === undefined ? layer : { ...layer, mediaId }
    }
    return slot === 'logo' && values.logo !== undefined ? { ...layer, mediaId: values.logo } : layer
  }
  if (slot === 'image' || slot === 'logo') return layer
  if (layer.type === 'badge') return filledBadge(layer, slot, values)
  const words = values[slot]?.trim()
  if (words === undefined) return layer
  if (words === '') return { ...layer, hidden: true }
  if (layer.type === 'text') return filledText(layer, words)
  return layer.type === 'qr' ? { ...layer, value: words.slice(0, 2000) } : layer
}

function filledText(layer: Extract<Layer, { type: 'text' }>, words: string): Layer {
  const fit = layer.fit === 'grow' && words.length > layer.text.length ? 'shrink' : layer.fit
  return { ...layer, text: words.slice(0, 20_000), fit }
}

/** A price tag takes both prices. */
function filledBadge(layer: Extract<Layer, { type: 'badge' }>, slot: SlotName, values: SlotValues): Layer {
  const text = slot === 'image' || slot === 'logo' ? undefined : values[slot]?.trim()
  const before = slot === 'price' ? values.oldPrice?.trim() : undefined
  const hidden = text === '' ? true : layer.hidden
  return {
    ...layer,
    hidden,
    text: (text ?? layer.text).slice(0, 200),
    before: (before ?? layer.before).slice(0, 200),
  }
}

/** Which slots a template has. */
export const slotsOf = (template: Design): SlotName[] => [
  ...new Set(template.pages.flatMap(page => page.layers.flatMap(slotsOfLayer))),
]

/** A price tag takes both prices. */
const slotsOfLayer = ({ type, slot }: Layer): SlotName[] => {
  if (slot === null) return []
  return type === 'badge' && slot === 'price' ? ['price', 'oldPrice'] : [slot]
}
