import type { PictureSize } from '../network/descriptor.ts'
import { formatSizes } from './designFormat.ts'
import type { NamedFormat } from './designFormat.ts'
import { formatFor } from './formatFor.ts'

/** Which formats a design begins with for places that each want these sizes: the best of each, and a square where nobody wants anything. */
export function formatsFor(
  places: readonly (readonly PictureSize[])[],
): readonly [NamedFormat, ...NamedFormat[]] {
  const named = (Object.keys(formatSizes) as NamedFormat[]).map(kind => ({
    id: kind,
    kind,
    name: '',
    ...formatSizes[kind],
  }))
  const wanted = places.flatMap(sizes => {
    const kind = formatFor(sizes.slice(0, 1), named)?.kind
    return kind === undefined || kind === 'custom' ? [] : [kind]
  })
  const [first = 'square', ...others] = new Set(wanted)
  return [first, ...others]
}
