/** Whether keys are meant for the canvas: the focus is on it, or nowhere. */
export function isOnCanvas(): boolean {
  const { activeElement, body } = document
  return activeElement === null || activeElement === body || activeElement.closest('[data-canvas]') !== null
}
