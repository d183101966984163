import type { Design } from '#shared/design/design.ts'
import type { Layer, LayerType } from '#shared/design/layer.ts'
import type { SlotName } from '#shared/design/layerBase.ts'

/** What each type of layer can take from a post; types without a line take nothing. */
export const slotsOfType: Partial<Record<LayerType, readonly SlotName[]>> = {
  text: ['title', 'text', 'price', 'oldPrice', 'date', 'name', 'contact', 'link'],
  image: ['image', 'logo'],
  badge: ['price', 'oldPrice', 'date'],
  qr: ['link'],
}

/** What a post would fill in of a design: what is said already, else the largest words as title, the next as text, every picture. */
export function guessSlots({ pages }: Design): Record<string, SlotName | null> {
  const texts = pages
    .flatMap(({ layers }) => layers)
    .filter(layer => layer.type === 'text' && layer.slot === null)
    .sort((one, other) => sizeOf(other) - sizeOf(one))
  const taken = new Set(pages.flatMap(({ layers }) => layers.flatMap(({ slot }) => slot ?? [])))
  const free = (['title', 'text'] as const).filter(slot => !taken.has(slot))
  const ofText = new Map(free.map((slot, index) => [texts[index]?.id, slot]))
  const guess = (layer: Layer): SlotName | null => {
    if (layer.slot !== null) return layer.slot
    if (layer.type === 'text') return ofText.get(layer.id) ?? null
    const usual: Partial<Record<LayerType, SlotName>> = { image: 'image', qr: 'link', badge: 'price' }
    return usual[layer.type] ?? null
  }
  return Object.fromEntries(
    pages.flatMap(({ layers }) =>
      layers.flatMap(layer => (layer.type in slotsOfType ? [[layer.id, guess(layer)] as const] : [])),
    ),
  )
}

const sizeOf = (layer: Layer) => (layer.type === 'text' ? layer.size : 0)
