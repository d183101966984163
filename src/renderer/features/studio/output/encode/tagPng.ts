const signature = 8
/** Length, type, 13 bytes and checksum of the chunk that begins every PNG. */
const header = 25
/** The chunk `sRGB` with the intent of photos: length 1, type, 0, checksum. */
const srgb = Uint8Array.of(0, 0, 0, 1, 0x73, 0x52, 0x47, 0x42, 0, 0xae, 0xce, 0x1c, 0xe9)
/** Where the type of the next chunk stands. */
const nextType = signature + header + 4

/** Says in a PNG that its colours are sRGB, which canvases leave out: without it some programs show them otherwise. */
export async function tagPng(png: Blob): Promise<Blob> {
  const type = await png.slice(nextType, nextType + 4).text()
  if (type === 'sRGB' || type === 'iCCP') return png
  return new Blob([png.slice(0, signature + header), srgb, png.slice(signature + header)], { type: png.type })
}
