import { encodeQR } from 'qr'
import type { QrLayer } from '../layers/qrLayer.ts'

const corrections = { L: 'low', M: 'medium', Q: 'quartile', H: 'high' } as const

/**
 * The modules of a QR code, row by row, without its quiet zone; true is dark. Null when there is nothing to say or it is more
 * than a QR code of this correction can hold.
 */
export function qrMatrix(value: string, correction: QrLayer['correction']): boolean[][] | null {
  if (value === '') return null
  try {
    // The encoder insists on a quiet zone; how wide it is, is the layer's to say.
    const withBorder = encodeQR(value, 'raw', { ecc: corrections[correction], border: 1 })
    return withBorder.slice(1, -1).map(row => row.slice(1, -1))
  } catch (error) {
    if (error instanceof Error && /capacity/i.test(error.message)) return null
    throw error
  }
}
