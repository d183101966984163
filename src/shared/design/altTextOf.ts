import type { Page } from './design.ts'

/** What a picture of a page says to one who cannot see it: its words as they are read, from above to below. */
export function altTextOf(page: Page): string {
  const words = page.layers.flatMap(({ hidden, frame, ...layer }) => {
    if (hidden) return []
    if (layer.type === 'text') return [{ frame, text: layer.text }]
    if (layer.type !== 'badge') return []
    return [{ frame, text: [layer.above, layer.text].filter(text => text !== '').join(' ') }]
  })
  return words
    .sort((a, b) => a.frame.y - b.frame.y || a.frame.x - b.frame.x)
    .map(({ text }) => text.replace(/\s+/g, ' ').trim())
    .filter(text => text !== '')
    .map(text => (/[.!?…]$/.test(text) ? text : `${text}.`))
    .join(' ')
    .slice(0, 1500)
}
