import type { ScreenPoint } from '../Stage.ts'

/** Something a hand has taken hold of: told of each move, and when it is let go. Points are in CSS pixels of the canvas. */
export interface Hold {
  move(at: ScreenPoint, event: MouseEvent): void
  end(at: ScreenPoint, event: MouseEvent): void
}

/** A press that is over with what it did at once. */
export const heldNothing: Hold = { move: () => undefined, end: () => undefined }
