/** Distance of two colours that a tolerance of 1 reaches, on a scale where black and white are 441 apart. */
const farthest = 260
/** How much further a colour may be when it goes over softly from its neighbour, as a shadow on the ground does. */
const softReach = 1.5

/**
 * What looks like the colour at the edges, as far as it hangs together with them: 0 where it is cut out, 255 where the picture
 * stays.
 */
export function cutOut({ data, width, height }: ImageData, tolerance: number): Uint8ClampedArray {
  const kept = new Uint8ClampedArray(width * height).fill(255)
  const reach = tolerance * farthest
  const ground = edgeColour(data, width, height)
  const distance = (index: number, red: number, green: number, blue: number) =>
    Math.hypot(
      (data[index * 4] ?? 0) - red,
      (data[index * 4 + 1] ?? 0) - green,
      (data[index * 4 + 2] ?? 0) - blue,
    )
  const toGround = (index: number) => distance(index, ground.red, ground.green, ground.blue)
  const open = new Int32Array(width * height)
  let count = 0
  const take = (index: number) => {
    kept[index] = 0
    open[count] = index
    count += 1
  }
  for (const index of edgePixels(width, height)) {
    if (kept[index] !== 0 && toGround(index) <= reach) take(index)
  }
  for (let at = 0; at < count; at += 1) {
    const index = open[at] ?? 0
    const x = index % width
    for (const next of [
      x > 0 ? index - 1 : -1,
      x < width - 1 ? index + 1 : -1,
      index - width,
      index + width,
    ]) {
      if (next < 0 || next >= kept.length || kept[next] === 0) continue
      const far = toGround(next)
      const step = distance(next, data[index * 4] ?? 0, data[index * 4 + 1] ?? 0, data[index * 4 + 2] ?? 0)
      if (far <= reach || (far <= reach * softReach && step <= reach / 8)) take(next)
    }
  }
  return kept
}

function* edgePixels(width: number, height: number): Generator<number> {
  for (let x = 0; x < width; x += 1) {
    yield x
    yield (height - 1) * width + x
  }
  for (let y = 1; y < height - 1; y += 1) {
    yield y * width
    yield y * width + width - 1
  }
}

/** The middle of all colours at the edges, channel by channel: what crosses an edge does not change it. */
function edgeColour(data: Uint8ClampedArray, width: number, height: number) {
  const edge = [...edgePixels(width, height)]
  const middle = (channel: number) => {
    const values = edge.map(index => data[index * 4 + channel] ?? 0).sort((a, b) => a - b)
    return values[Math.floor(values.length / 2)] ?? 0
  }
  return { red: middle(0), green: middle(1), blue: middle(2) }
}
