export interface Frames {
  work: number[]
  gaps: number[]
}

export const nextFrame = () => new Promise<number>(resolve => requestAnimationFrame(resolve))

/** Drawing is put off by the browser until the pixels are wanted: asking for one waits for all. */
export const flush = (canvas: HTMLCanvasElement) => canvas.getContext('2d')?.getImageData(0, 0, 1, 1)

/** One input a frame: what it costs from the event to the last pixel, and the time between frames. */
export async function measureFrames(
  count: number,
  canvas: HTMLCanvasElement,
  input: (index: number) => void,
): Promise<Frames> {
  const result: Frames = { work: [], gaps: [] }
  let last = await nextFrame()
  for (let index = 0; index < count; index += 1) {
    const began = performance.now()
    let drawFrom = 0
    requestAnimationFrame(() => (drawFrom = performance.now()))
    input(index)
    const inputMs = performance.now() - began
    const at = await new Promise<number>(resolve =>
      requestAnimationFrame(time => {
        flush(canvas)
        result.work.push(inputMs + performance.now() - drawFrom)
        resolve(time)
      }),
    )
    result.gaps.push(at - last)
    last = at
  }
  return result
}

export function pointer(target: EventTarget, type: string, x: number, y: number): void {
  target.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      cancelable: true,
      clientX: x,
      clientY: y,
      button: type === 'pointermove' ? -1 : 0,
      buttons: type === 'pointerup' ? 0 : 1,
      isPrimary: true,
      pointerId: 1,
    }),
  )
}
