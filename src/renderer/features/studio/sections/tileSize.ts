/** CSS pixels. */
const tileWidth = 112
const tileHeight = 170

/** CSS pixels of the longer side, so that both fit into a tile. */
export function tileSize({ width, height }: { width: number; height: number }): number {
  return Math.round(Math.max(width, height) * Math.min(tileWidth / width, tileHeight / height))
}
