import { type Design, designVersion } from './design.ts'
import { formatSizes, type NamedFormat } from './designFormat.ts'
import { colourFill } from './paint.ts'

/** An empty design of one page. `newId` makes ids that are unique within it. */
export function newDesign(kinds: readonly [NamedFormat, ...NamedFormat[]], newId: () => string): Design {
  const formats = kinds.map(kind => ({ id: newId(), kind, name: '', ...formatSizes[kind] }))
  return {
    version: designVersion,
    formats,
    homeFormatId: formats[0]?.id ?? newId(),
    pages: [{ id: newId(), fill: colourFill('brand:paper'), layers: [] }],
    acrossPages: null,
    groupNames: {},
    guides: {},
  }
}
