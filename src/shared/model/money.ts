// No zod here: the first screen's formats need it, and must not wait for zod to be read.

/** Currencies whose smallest unit is not the hundredth, as ISO 4217 has them. Intl rounds some of the others for daily use. */
const otherDigits: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}

/** How many digits stand behind the point: 2 for most. */
export const minorDigits = (currency: string): number => otherDigits[currency] ?? 2

/** More than any post will cost, and exact as a number. */
export const maxAmountMinor = 1_000_000_000_000

/** `1250` hundredths as `12.50`: plain, for files and fields that machines read, too. */
export function majorText(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency)
  if (digits === 0) return String(amountMinor)
  const text = String(amountMinor).padStart(digits + 1, '0')
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/**
 * What a person wrote as an amount, in the smallest unit; null when it is none. Spaces stand between thousands, and the
 * last point or comma before the right number of digits is the decimal one.
 */
export function readAmount(text: string, currency: string): number | null {
  const digits = minorDigits(currency)
  const plain = text.replace(/[\s'’\u00a0\u202f]/g, '')
  // Where three digits stand behind the point, three digits after a point can be nothing else.
  const pattern = digits < 3 ? /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d*))?$/ : /^(\d+)(?:[.,](\d*))?$/
  const match = pattern.exec(plain)
  if (match === null) return null
  const [, whole = '', fraction = ''] = match
  if (fraction.length > digits) return null
  const amount = Number(whole.replace(/[.,]/g, '') + fraction.padEnd(digits, '0'))
  return amount <= maxAmountMinor ? amount : null
}
