import sharp from 'sharp'

/** A picture made on the spot, of one colour and therefore small in bytes whatever its size in pixels. */
export function testImage(
  width: number,
  height: number,
  format: 'png' | 'jpeg' | 'webp' | 'gif' = 'png',
): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#3a7' } })
    .toFormat(format)
    .toBuffer()
}

/** The smallest file that passes for an MP4 by its first bytes, with a track header that states its size. */
export function testVideo(width = 640, height = 360): Buffer {
  const box = (type: string, content: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length + 8)
    return Buffer.concat([length, Buffer.from(type), content])
  }
  const header = Buffer.alloc(84)
  header.writeUInt16BE(width, 76)
  header.writeUInt16BE(height, 80)
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41')),
    box('moov', box('trak', box('tkhd', header))),
    box('mdat', Buffer.alloc(64)),
  ])
}
