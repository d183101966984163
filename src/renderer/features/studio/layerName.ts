import type { TFunction } from 'i18next'
import type { Layer } from '#shared/design/layer.ts'

const longest = 60

/** What a layer is called: her own name for it, what it says, or what it is. */
export function layerName(t: TFunction, layer: Layer): string {
  if (layer.name !== '') return layer.name
  const words = (said(layer) ?? '').replace(/\s+/g, ' ').trim()
  if (words === '') return t(`studio.layerTypes.${layer.type}`)
  return words.length > longest ? `${words.slice(0, longest)}…` : words
}

function said(layer: Layer): string | null {
  if (layer.type === 'text' || layer.type === 'badge') return layer.text
  return layer.type === 'qr' ? layer.value : null
}
