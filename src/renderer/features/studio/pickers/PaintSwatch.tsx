interface PaintSwatchProps {
  /** `#rrggbb` or `#rrggbbaa`; null: several that differ. */
  colour: string | null
  size?: 'sm' | 'md'
}

/** What shows through where a colour lets something through. */
export const chequered = 'repeating-conic-gradient(#c9c9c9 0% 25%, #ffffff 0% 50%) left top / 8px 8px'
/** In place of a colour there is not one of. */
export const mixedLook = 'linear-gradient(135deg, #d98b5f 0 33%, #7fa58c 33% 66%, #6f86ad 66%)'

/** A colour as a small square; what is transparent shows a chequered ground. */
export function PaintSwatch({ colour, size = 'sm' }: PaintSwatchProps) {
  return (
    <span
      className={`relative shrink-0 overflow-hidden rounded-sm border ${size === 'sm' ? 'size-4' : 'size-5'}`}
      style={{ background: colour === null ? mixedLook : chequered }}
    >
      {colour !== null && <span className="absolute inset-0" style={{ backgroundColor: colour }} />}
    </span>
  )
}
