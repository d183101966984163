import { readFile, stat } from 'node:fs/promises'
import type { SafeSvg } from './sanitiseSvg.ts'
import { svgRefusal } from './svgRefusal.ts'

export const svgMime = 'image/svg+xml'

/** As text; larger ones are traced photos, which are better pictures. */
const maxSvgBytes = 5_000_000

/** What may be kept of an SVG file; `unchanged` when that is the file itself. Throws AppError `unsupported_file`. */
export async function readSafeSvg(path: string): Promise<SafeSvg & { unchanged: boolean }> {
  if ((await stat(path)).size > maxSvgBytes) throw svgRefusal('svgTooMuch')
  const bytes = await readFile(path)
  // The parser is not read before there is a drawing.
  const { sanitiseSvg } = await import('./sanitiseSvg.ts')
  const safe = await sanitiseSvg(bytes)
  return { ...safe, unchanged: bytes.equals(Buffer.from(safe.text)) }
}
