export interface Size {
  width: number
  height: number
}

/** How much larger things are in a format than in the home format: by the side that has less room, so that all of it fits. */
export const layoutScale = (home: Size, format: Size): number =>
  Math.min(format.width / home.width, format.height / home.height)
