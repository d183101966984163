/** An element of a drawing, or a piece of its text. */
export type SvgNode = SvgElement | string

export interface SvgElement {
  name: string
  attributes: Map<string, string>
  children: SvgNode[]
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The element as text again; what went in as text can never come out as markup. */
export function writeSvg({ name, attributes, children }: SvgElement): string {
  const given = [...attributes].map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')
  if (children.length === 0) return `<${name}${given}/>`
  const inside = children.map(child => (typeof child === 'string' ? escaped(child) : writeSvg(child)))
  return `<${name}${given}>${inside.join('')}</${name}>`
}
