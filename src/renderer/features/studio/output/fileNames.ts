import type { Design, Page } from '#shared/design/design.ts'
import type { DesignFormat } from '#shared/design/designFormat.ts'

interface Named {
  name: string
  design: Design
  formatName: (format: DesignFormat) => string
}

/** What no system lets stand in the name of a file, and what hides it. */
const forbidden = /[\p{Cc}<>:"/\\|?*]|^\.+/gu

/** A name for a file without its ending: bearable in length, and allowed on every system. */
export const plainName = (name: string): string =>
  name.replace(forbidden, ' ').replace(/\s+/g, ' ').trim().slice(0, 100).trim() || 'Ratiba'

/** A name for each file: after the design, its format where there are several, its page where there are several; each once. */
export function fileNames(
  { name, design, formatName }: Named,
  items: readonly { format: DesignFormat; page: Page }[],
  kind: string,
): string[] {
  const ending = kind === 'jpeg' ? 'jpg' : kind
  const hasFormats = new Set(items.map(({ format }) => format.id)).size > 1
  const hasPages = new Set(items.map(({ page }) => page.id)).size > 1
  const given = new Map<string, number>()
  return items.map(({ format, page }) => {
    const parts = [
      name,
      ...(hasFormats ? [formatName(format)] : []),
      ...(hasPages ? [String(design.pages.indexOf(page) + 1).padStart(2, '0')] : []),
    ]
    const wanted = plainName(parts.join(' '))
    const times = (given.get(wanted) ?? 0) + 1
    given.set(wanted, times)
    return `${wanted}${times > 1 ? ` (${times})` : ''}.${ending}`
  })
}
