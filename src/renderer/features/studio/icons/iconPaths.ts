/** An element of an icon as its set gives it: a name and attributes, in a square of 24. */
export type IconNode = readonly [name: string, attributes: Readonly<Record<string, string | number>>]

/** The outline of one element as SVG path data, to be stroked. */
export function iconPath([name, attributes]: IconNode): string {
  const of = (key: string, instead = 0) => Number(attributes[key] ?? instead)
  switch (name) {
    case 'path':
      return String(attributes['d'] ?? '')
    case 'line':
      return `M${of('x1')} ${of('y1')}L${of('x2')} ${of('y2')}`
    case 'polyline':
    case 'polygon':
      return `M${String(attributes['points'] ?? '')}${name === 'polygon' ? 'Z' : ''}`
    case 'circle':
      return ellipse(of('cx'), of('cy'), of('r'), of('r'))
    case 'ellipse':
      return ellipse(of('cx'), of('cy'), of('rx'), of('ry'))
    case 'rect':
      return rectangle(of('x'), of('y'), of('width'), of('height'), of('rx', of('ry')))
    default:
      throw new Error(`An icon has an element that is not known: ${name}`)
  }
}

const ellipse = (x: number, y: number, rx: number, ry: number) =>
  `M${x - rx} ${y}A${rx} ${ry} 0 0 1 ${x + rx} ${y}A${rx} ${ry} 0 0 1 ${x - rx} ${y}Z`

const rectangle = (x: number, y: number, width: number, height: number, radius: number) => {
  const corner = (toX: number, toY: number) => `A${radius} ${radius} 0 0 1 ${toX} ${toY}`
  return [
    `M${x + radius} ${y}H${x + width - radius}${corner(x + width, y + radius)}`,
    `V${y + height - radius}${corner(x + width - radius, y + height)}`,
    `H${x + radius}${corner(x, y + height - radius)}V${y + radius}${corner(x + radius, y)}Z`,
  ].join('')
}
