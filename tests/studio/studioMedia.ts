import sharp from 'sharp'

interface MediaFile {
  type: string
  body: Uint8Array
}

/** A photo of 2000 by 1500 pixels: soft colours with detail in them. */
const photo = (seed: number) => {
  const dots = Array.from({ length: 400 }, (_, index) => {
    const [x, y] = [(index * 397) % 2000, (index * 631) % 1500]
    return `<circle cx="${x}" cy="${y}" r="${10 + (index % 60)}" fill="hsl(${(index * 53 + seed * 11) % 360} 55% 50%)" fill-opacity="0.5"/>`
  })
  return drawn(
    2000,
    1500,
    `<linearGradient id="sky" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="hsl(${seed * 37} 60% 70%)"/>
    <stop offset="1" stop-color="hsl(${seed * 37 + 90} 50% 30%)"/></linearGradient>
    <rect width="2000" height="1500" fill="url(#sky)"/>${dots.join('')}`,
  )
}

const drawn = (width: number, height: number, inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inner}</svg>`

/** A red disc on a plain ground, for cutting out. */
const plain = drawn(
  600,
  500,
  '<rect width="600" height="500" fill="#e8e8e4"/><circle cx="300" cy="250" r="170" fill="#c1121f"/>',
)

/** Its left is red and its right blue, so that one sees how it is turned. */
const halves = drawn(
  400,
  300,
  '<rect width="200" height="300" fill="#c1121f"/><rect x="200" width="200" height="300" fill="#1d3557"/>',
)

const pixels = (svg: string) => sharp(Buffer.from(svg))

/** As the app keeps pictures: one of each kind by name. */
const makers: Record<string, () => Promise<MediaFile>> = {
  plain: async () => ({ type: 'image/png', body: await pixels(plain).png().toBuffer() }),
  drawing: () => Promise.resolve({ type: 'image/svg+xml', body: Buffer.from(plain) }),
  webp: async () => ({ type: 'image/webp', body: await pixels(halves).webp().toBuffer() }),
  avif: async () => ({ type: 'image/avif', body: await pixels(halves).avif().toBuffer() }),
  gif: async () => ({ type: 'image/gif', body: await movingGif() }),
  // Larger than is usually drawn, and on its side as a phone keeps it.
  large: async () => ({
    type: 'image/jpeg',
    body: await pixels(halves)
      .resize(3600, 2700)
      .rotate(270)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer(),
  }),
  // A phone held upright: the file lies on its side and says so.
  turned: async () => ({
    type: 'image/jpeg',
    body: await pixels(halves).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  }),
  damaged: async () => ({
    type: 'image/jpeg',
    body: (await pixels(halves).jpeg().toBuffer()).subarray(0, 40),
  }),
}

/** The first picture of it has the halves, the second is white. */
async function movingGif(): Promise<Buffer> {
  const frames = [halves, drawn(400, 300, '<rect width="400" height="300" fill="#ffffff"/>')]
  const images = await Promise.all(frames.map(frame => pixels(frame).png().toBuffer()))
  return sharp(images, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer()
}

const made = new Map<string, Promise<MediaFile>>()

/** What the app would have under this id; null when it has nothing. */
export function studioMedia(id: string): Promise<MediaFile | null> {
  const number = /^photo-(\d+)$/.exec(id)?.[1]
  const make =
    number === undefined
      ? makers[id]
      : async () => ({
          type: 'image/jpeg',
          body: await pixels(photo(Number(number)))
            .jpeg({ quality: 88 })
            .toBuffer(),
        })
  if (make === undefined) return Promise.resolve(null)
  const known = made.get(id) ?? make()
  made.set(id, known)
  return known
}
