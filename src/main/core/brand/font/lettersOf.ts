/** Whether a font has a character, by its `cmap` table. Reads the kinds of map that browsers read: segments (4) and groups (12). */
export function lettersOf(cmap: DataView): (codePoint: number) => boolean {
  const maps = Array.from({ length: Math.min(cmap.getUint16(2), 40) }, (_, index) => {
    const at = 4 + index * 8
    return { platform: cmap.getUint16(at), offset: cmap.getUint32(at + 4) }
  })
    .filter(({ platform }) => platform === 0 || platform === 3)
    .flatMap(({ offset }) => readMap(cmap, offset) ?? [])
  return codePoint => maps.some(has => has(codePoint))
}

type Has = (codePoint: number) => boolean

function readMap(cmap: DataView, offset: number): Has | null {
  const format = cmap.getUint16(offset)
  if (format === 4) return segments(cmap, offset)
  return format === 12 ? groups(cmap, offset) : null
}

function segments(cmap: DataView, offset: number): Has {
  const double = cmap.getUint16(offset + 6)
  const [ends, starts] = [offset + 14, offset + 16 + double]
  return codePoint => {
    for (let at = 0; at < double; at += 2) {
      if (cmap.getUint16(ends + at) < codePoint) continue
      const start = cmap.getUint16(starts + at)
      if (start > codePoint) return false
      const delta = cmap.getUint16(starts + double + at)
      const rangeAt = starts + 2 * double + at
      const range = cmap.getUint16(rangeAt)
      if (range === 0) return ((codePoint + delta) & 0xff_ff) !== 0
      return cmap.getUint16(rangeAt + range + 2 * (codePoint - start)) !== 0
    }
    return false
  }
}

function groups(cmap: DataView, offset: number): Has {
  const room = Math.floor((cmap.byteLength - offset - 16) / 12)
  const count = Math.min(cmap.getUint32(offset + 12), room)
  return codePoint => {
    let low = 0
    let high = count - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const at = offset + 16 + middle * 12
      if (cmap.getUint32(at) > codePoint) high = middle - 1
      else if (cmap.getUint32(at + 4) < codePoint) low = middle + 1
      else return true
    }
    return false
  }
}
