export type Attributes = Readonly<Record<string, string | number | null>>

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** What no XML may have, not even as a number. */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text as it stands in XML: nothing in it can be taken for an element. */
export const escaped = (text: string): string =>
  text.replace(forbidden, '').replace(/[&<>"]/g, sign => entities[sign] ?? sign)

/** Short, and exact to a thousandth of a unit. */
export const short = (value: number): string => String(Math.round(value * 1000) / 1000)

/** An element of an SVG; attributes that are null are left out. `inside` is XML already. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${typeof value === 'number' ? short(value) : escaped(value)}"`],
  )
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}
