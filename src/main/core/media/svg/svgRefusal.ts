import { AppError } from '#shared/rpc/errors.ts'

const words = {
  svgActive: 'it has parts that would run, such as scripts',
  svgExternal: 'it asks for something outside the file',
  svgEntities: 'it declares entities of its own, which can grow without end',
  svgTooMuch: 'it has more parts than a drawing needs, or parts that repeat one another',
} as const
export type SvgRefusalReason = keyof typeof words

/** A drawing that is not taken in, and why. */
export const svgRefusal = (reason: SvgRefusalReason): AppError =>
  new AppError(
    'unsupported_file',
    `The drawing is not safe: ${words[reason]}. Save it as plain SVG or as PNG and add that.`,
    { reason, found: 'image/svg+xml' },
  )
