import { openPicture } from '../media/openPicture.ts'

/** Side of the small grey picture that the waves are taken of, and how many waves in each direction. */
const side = 32
const waves = 8

/** What a flat ground or a plain colour has too little of to be told from another one. */
const flatness = 1

const cosines = Float64Array.from({ length: waves * side }, (_, i) =>
  Math.cos((Math.PI / side) * ((i % side) + 0.5) * Math.floor(i / side)),
)

/**
 * What a picture looks like from afar (perceptual hash): for each of its 63 longest waves (DCT) whether it is stronger than
 * most, as 16 hexadecimal digits. Scaling, another format, compression and slight cropping change few of them. Empty for a
 * picture with nothing on it. Own code: sharp does the decoding, and what is left is thirty lines, while the packages for it
 * bring a decoder of their own or none.
 */
export async function pictureHash(path: string): Promise<string> {
  const grey = await openPicture(path)
    .autoOrient()
    .flatten({ background: '#fff' })
    .greyscale()
    .resize(side, side, { fit: 'fill' })
    .raw()
    .toBuffer()
  const strengths = wavesOf(grey).slice(1) // The first one is only how bright it is.
  if (Math.max(...strengths.map(Math.abs)) < flatness * side) return ''
  const middle = [...strengths].sort((a, b) => a - b)[Math.floor(strengths.length / 2)] ?? 0
  let bits = 0n
  for (const strength of strengths) bits = (bits << 1n) | (strength > middle ? 1n : 0n)
  return bits.toString(16).padStart(16, '0')
}

function wavesOf(grey: Uint8Array): number[] {
  const rows = new Float64Array(side * waves)
  for (let y = 0; y < side; y++) {
    for (let k = 0; k < waves; k++) {
      let sum = 0
      for (let x = 0; x < side; x++) sum += (grey[y * side + x] ?? 0) * (cosines[k * side + x] ?? 0)
      rows[y * waves + k] = sum
    }
  }
  const strengths: number[] = []
  for (let kx = 0; kx < waves; kx++) {
    for (let ky = 0; ky < waves; ky++) {
      let sum = 0
      for (let y = 0; y < side; y++) sum += (rows[y * waves + kx] ?? 0) * (cosines[ky * side + y] ?? 0)
      strengths.push(sum)
    }
  }
  return strengths
}

/** Of 63: different pictures differ in a third and more, the same one cropped by a thirtieth in up to twelve. */
const nearBits = 12

/** Whether two pictures look nearly the same. One without a hash looks like none. */
export function looksAlike(a: string, b: string): boolean {
  if (a === '' || b === '') return false
  let different = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  let count = 0
  while (different > 0n && count <= nearBits) {
    different &= different - 1n
    count++
  }
  return count <= nearBits
}
