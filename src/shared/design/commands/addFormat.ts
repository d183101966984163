import type { Design } from '../design.ts'
import type { DesignFormat } from '../designFormat.ts'

/** As many sizes as a design may have (see `Design`). */
const mostFormats = 24

export const addFormat = (design: Design, { format }: { format: DesignFormat }): Design =>
  design.formats.length >= mostFormats || design.formats.some(({ id }) => id === format.id)
    ? design
    : { ...design, formats: [...design.formats, format] }
