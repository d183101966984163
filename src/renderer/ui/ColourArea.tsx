import { useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { toHex, toHsv } from './hsv.ts'
import type { Hsv } from './hsv.ts'
import { useUiWords } from './UiProvider.tsx'

interface ColourAreaProps {
  /** `#rrggbb` */
  value: string
  onChange: (colour: string) => void
  /** What came before is over: she takes hold, lets go or leaves. */
  onDone?: (() => void) | undefined
}

const clamp = (n: number) => Math.min(1, Math.max(0, n))

/**
 * Any colour: an area for how strong and how bright, a bar for the hue; both with pointer and arrow keys.
 * (react-colorful was not used: it puts a style element into the page, which our content policy forbids.)
 */
export function ColourArea({ value, onChange, onDone }: ColourAreaProps) {
  const words = useUiWords()
  // A grey has no hue of its own: the last one is kept, or the area would jump to red.
  const [last, setLast] = useState<Hsv>(() => toHsv(value))
  const hsv = toHex(last) === value.toLowerCase() ? last : toHsv(value)
  const set = (next: Hsv) => {
    setLast(next)
    onChange(toHex(next))
  }
  const place = (event: PointerEvent<HTMLElement>, take: (x: number, y: number) => void) => {
    if (event.type === 'pointerdown') {
      event.currentTarget.setPointerCapture(event.pointerId)
      onDone?.()
    } else if (event.buttons === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    take(clamp((event.clientX - box.left) / box.width), clamp((event.clientY - box.top) / box.height))
  }
  const onArea = (event: PointerEvent<HTMLElement>) => place(event, (x, y) => set({ ...hsv, s: x, v: 1 - y }))
  const onHue = (event: PointerEvent<HTMLElement>) => place(event, x => set({ ...hsv, h: x * 359.9 }))
  const onKey = (event: KeyboardEvent, move: (dx: number, dy: number) => Hsv) => {
    const step = event.shiftKey ? 0.1 : 0.02
    const [dx, dy] = {
      ArrowRight: [step, 0],
      ArrowLeft: [-step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
    }[event.key] ?? [0, 0]
    if (dx === 0 && dy === 0) return
    event.preventDefault()
    set(move(dx ?? 0, dy ?? 0))
  }
  return (
    <div className="flex flex-col gap-3" dir="ltr">
      <div
        role="slider"
        tabIndex={0}
        aria-label={words.colourStrength}
        aria-valuenow={Math.round(hsv.s * 100)}
        aria-valuetext={`${Math.round(hsv.s * 100)} %, ${Math.round(hsv.v * 100)} %`}
        onPointerDown={onArea}
        onPointerMove={onArea}
        onPointerUp={onDone}
        onBlur={onDone}
        onKeyDown={event =>
          onKey(event, (dx, dy) => ({ ...hsv, s: clamp(hsv.s + dx), v: clamp(hsv.v + dy) }))
        }
        className="relative h-32 touch-none rounded-md"
        style={{
          background: `linear-gradient(to top, #000, transparent), linear-gradient(to right, #fff, ${toHex({ h: hsv.h, s: 1, v: 1 })})`,
        }}
      >
        <Knob left={hsv.s} top={1 - hsv.v} colour={value} />
      </div>
      <div
        role="slider"
        tabIndex={0}
        aria-label={words.hue}
        aria-valuemin={0}
        aria-valuemax={359}
        aria-valuenow={Math.round(hsv.h)}
        onPointerDown={onHue}
        onPointerMove={onHue}
        onPointerUp={onDone}
        onBlur={onDone}
        onKeyDown={event =>
          onKey(event, (dx, dy) => ({ ...hsv, h: Math.min(359.9, Math.max(0, hsv.h + (dx + dy) * 100)) }))
        }
        className="relative h-3 touch-none rounded-full"
        style={{ background: 'linear-gradient(to right, #f00, #ff0, #0f0, #0ff, #00f, #f0f, #f00)' }}
      >
        <Knob left={hsv.h / 359.9} top={0.5} colour={toHex({ h: hsv.h, s: 1, v: 1 })} />
      </div>
    </div>
  )
}

function Knob({ left, top, colour }: { left: number; top: number; colour: string }) {
  return (
    <span
      className="pointer-events-none absolute size-4 -translate-1/2 rounded-full border-2 border-raised shadow-float"
      style={{ left: `${left * 100}%`, top: `${top * 100}%`, backgroundColor: colour }}
    />
  )
}
