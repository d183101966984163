import { controlsUtils, Point } from 'fabric'

/** Degrees that Shift turns by, and CSS pixels from which a line becomes level or upright by itself (not with Ctrl). */
const turnStep = 15
const straightWithin = 5

/** An end of a line goes with the hand, wherever that is; the other stays. */
export const dragLineEnd = controlsUtils.wrapWithFireEvent('resizing', (event, transform, x, y) => {
  const { target, corner } = transform
  const isEnd = corner === 'mr'
  const fixed = target.getPositionByOrigin(isEnd ? 'left' : 'right', 'center')
  const away = { x: x - fixed.x, y: y - fixed.y }
  const { shiftKey, ctrlKey } = event as MouseEvent
  const near = ctrlKey ? 0 : straightWithin / (target.canvas?.getZoom() ?? 1)
  if (Math.abs(away.y) < near) away.y = 0
  else if (Math.abs(away.x) < near) away.x = 0
  const degrees = (Math.atan2(away.y, away.x) * 180) / Math.PI
  const turned = shiftKey ? Math.round(degrees / turnStep) * turnStep : degrees
  const length = Math.max(1, Math.hypot(away.x, away.y))
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)]
  target.set({ width: length / target.scaleX, angle: isEnd ? turned : turned + 180 })
  const middle = new Point(fixed.x + (cos * length) / 2, fixed.y + (sin * length) / 2)
  target.setPositionByOrigin(middle, 'center', 'center')
  target.setCoords()
  return true
})
