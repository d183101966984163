/** The types that hold PNG, by edge length in pixels; the @2x types double as the next size. */
const types: Record<number, readonly string[]> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}

/** Packs PNG images into a macOS icon file. Throws for a size that has no type. */
export function packIcns(images: readonly (readonly [size: number, png: Buffer])[]): Buffer {
  const entries = images.flatMap(([size, png]) => {
    const names = types[size]
    if (names === undefined) throw new Error(`An icns file holds no image of ${size} pixels.`)
    return names.map(name => {
      const header = Buffer.alloc(8)
      header.write(name, 0, 'ascii')
      header.writeUInt32BE(8 + png.length, 4)
      return Buffer.concat([header, png])
    })
  })
  const header = Buffer.alloc(8)
  header.write('icns', 0, 'ascii')
  header.writeUInt32BE(8 + entries.reduce((sum, entry) => sum + entry.length, 0), 4)
  return Buffer.concat([header, ...entries])
}
