import sharp from 'sharp'
import type { MediaStore } from '#core/media/MediaStore.ts'
import type { Random } from './createRandom.ts'

const shapes = [
  [1080, 1080],
  [1080, 1350],
  [1200, 630],
  [1920, 1080],
] as const
const formats = ['jpeg', 'jpeg', 'jpeg', 'webp'] as const
const palettes = [
  ['#b5532a', '#f4d9b0', '#3b2417'],
  ['#1f7a8c', '#e1f0ee', '#0b2f3a'],
  ['#4f8a2b', '#f2f6d8', '#20340f'],
  ['#8c3a7a', '#fbe6f3', '#3b1033'],
  ['#d08c1f', '#fff3d6', '#4a2f05'],
  ['#394a8c', '#e4e8fa', '#141c42'],
] as const

/** Draws pictures and adds them to the media store as if she had brought them. Returns their ids. */
export async function storeImages(store: MediaStore, count: number, random: Random): Promise<string[]> {
  const wishes = Array.from({ length: count }, (_, index) => {
    const [width, height] = random.pick(shapes)
    const format = random.pick(formats)
    const stem = random.pick(['IMG', 'DSC', 'picha', 'flyer', 'WA'])
    const name = `${stem}_${2000 + index}.${format === 'jpeg' ? 'jpg' : format}`
    return { svg: draw(width, height, random), format, name }
  })
  return Promise.all(
    wishes.map(async ({ svg, format, name }) => {
      const bytes = await sharp(Buffer.from(svg)).toFormat(format, { quality: 82 }).toBuffer()
      return (await store.store(once(bytes), { name, declaredBytes: bytes.length })).id
    }),
  )
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

/** Soft circles over a gradient: no two alike, and not a picture of anybody. */
function draw(width: number, height: number, random: Random): string {
  const [strong, pale, dark] = random.pick(palettes)
  const circle = (): string => {
    const radius = random.int(40, Math.round(width / 3))
    const place = `cx="${random.int(0, width)}" cy="${random.int(0, height)}" r="${radius}"`
    return `<circle ${place} fill="${random.pick([strong, pale, dark])}" opacity="${(0.15 + random.next() / 2).toFixed(2)}"/>`
  }
  const circles = Array.from({ length: random.int(4, 9) }, circle).join('')
  const gradient = `<linearGradient id="g" x2="1" y2="1"><stop stop-color="${pale}"/><stop offset="1" stop-color="${strong}"/></linearGradient>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>${gradient}</defs><rect width="100%" height="100%" fill="url(#g)"/>${circles}<rect x="6%" y="78%" width="${random.int(30, 70)}%" height="5%" rx="12" fill="${dark}"/><rect x="6%" y="86%" width="${random.int(20, 50)}%" height="3%" rx="8" fill="${dark}" opacity="0.6"/></svg>`
}
