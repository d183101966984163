/** A colour that is written out and does not follow the brand. */
export const literalPaint = /^#[0-9a-f]{6}([0-9a-f]{2})?$/i
