import type { DesignFormat } from './designFormat.ts'

/** Parts of a format that an app's own buttons cover or its views cut off, in its units from each edge. */
export interface SafeZone {
  top: number
  right: number
  bottom: number
  left: number
}

/**
 * As shares of the height and width; rules of thumb, since no network promises them. Stories and short videos have name and progress
 * above, the answer and buttons below; a header has the profile picture at its lower left and is cut on small screens.
 */
const shares: Partial<Record<DesignFormat['kind'], SafeZone>> = {
  story: { top: 0.14, right: 0.06, bottom: 0.2, left: 0.06 },
  header: { top: 0.12, right: 0.04, bottom: 0.12, left: 0.04 },
}

/** Null where all of it is seen everywhere. */
export function safeZoneOf({ kind, width, height }: DesignFormat): SafeZone | null {
  const share = shares[kind]
  if (share === undefined) return null
  return {
    top: Math.round(share.top * height),
    right: Math.round(share.right * width),
    bottom: Math.round(share.bottom * height),
    left: Math.round(share.left * width),
  }
}
